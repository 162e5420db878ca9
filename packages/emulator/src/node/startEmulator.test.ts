import { afterEach, expect, test } from 'vitest'
import { ADA, JOURNAL } from '../testing/tester.ts'
import { localhostFetch } from './localhostFetch.ts'
import { type RunningEmulator, type StartEmulatorOptions, startEmulator } from './startEmulator.ts'

const started: RunningEmulator[] = []

afterEach(async () => {
  for (const running of started.splice(0)) await running.close()
})

test('it serves its hosts over HTTP, and says where', async () => {
  const running = await start()
  expect(running.apiHost).toBe(`http://api.localhost:${running.port}`)
  const headers = { authorization: `Bearer ${running.signIn(ADA).value}` }
  const me = await localhostFetch(`${running.apiHost}/v1/users/me`, { headers })
  expect(await me.json()).toMatchObject({
    id: ADA,
    profileImage: `${running.apiHost}/__emulator/avatars/${ADA}.svg`,
  })
  expect((await localhostFetch(`${running.loginUrl}?origin=http://localhost`)).status).toBe(200)
  expect((await localhostFetch(`${running.url}/__emulator/people`)).status).toBe(200)
})

test('other hosts are for the fallback, except for the control API', async () => {
  const running = await start({
    fallback: ({ url }) => new Response(`page of ${new URL(url).host}`),
  })
  const page = await localhostFetch(`http://app.localhost:${running.port}/index.html`)
  expect(await page.text()).toBe(`page of app.localhost:${running.port}`)
  const people = await localhostFetch(`http://app.localhost:${running.port}/__emulator/people`)
  expect(await people.json()).toHaveLength(3)
  expect(running.requests.list()).toEqual([])
})

test('without a fallback other hosts have nothing', async () => {
  const running = await start()
  expect((await localhostFetch(`http://app.localhost:${running.port}/`)).status).toBe(404)
})

test('a dropped connection is dropped for real', async () => {
  const running = await start({ faults: [{ kind: 'drop' }] })
  const failed = localhostFetch(`${running.apiHost}/v1/users/me`)
  await expect(failed).rejects.toMatchObject({
    name: 'TypeError',
    message: 'fetch failed',
    cause: { code: 'ECONNRESET' },
  })
})

test('a connection serves one request, so that a browser cannot hide its death', async () => {
  const running = await start()
  const { headers } = await localhostFetch(`${running.apiHost}/v1/users/me`)
  expect(headers.get('connection')).toBe('close')
})

test('closing ends what hangs, and frees the port', async () => {
  const running = await start({ faults: [{ kind: 'hang' }] })
  const hanging = localhostFetch(`${running.apiHost}/v1/users/me`)
  hanging.catch(() => {})
  await expect.poll(() => running.faults.list()[0]?.hits).toBe(1)
  await running.close()
  await expect(hanging).rejects.toThrow('fetch failed')
  const again = await start({ port: running.port })
  expect(again.port).toBe(running.port)
})

test('a taken port is an error', async () => {
  const running = await start()
  await expect(startEmulator({ port: running.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('when the reader goes away, the stream is let go', async () => {
  const running = await start()
  const abort = new AbortController()
  const url = `http://${JOURNAL}.api.localhost:${running.port}/v1/data/listen/production?query=*`
  const headers = { authorization: `Bearer ${running.signIn(ADA).value}` }
  const response = await localhostFetch(url, { headers, signal: abort.signal })
  const reader = response.body?.getReader()
  const first = await reader?.read()
  expect(new TextDecoder().decode(first?.value)).toContain('event: welcome')
  expect(running.world.changes.count()).toBe(1)
  abort.abort()
  await expect(reader?.read()).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(() => running.world.changes.count()).toBe(0)
})

async function start(options: StartEmulatorOptions = {}): Promise<RunningEmulator> {
  const running = await startEmulator({ port: 0, ...options })
  started.push(running)
  return running
}

test('on its own port Directus answers to every hostname, and to the control API', async () => {
  const running = await start()
  const { port } = new URL(running.directusUrl)
  expect(running.directusUrl).toBe(`http://localhost:${port}`)
  const json = { email: 'editor@example.com', password: 'editor-pass-1', mode: 'session' }
  for (const host of ['localhost', 'cms.localhost', '127.0.0.1']) {
    const response = await localhostFetch(`http://${host}:${port}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    })
    expect(await response.json()).toEqual({ data: { expires: 86_400_000 } })
    expect(response.headers.getSetCookie()).toHaveLength(1)
    expect(response.headers.get('connection')).toBe('close')
  }
  expect(running.requests.list().map(({ host }) => host)).toEqual(
    Array.from({ length: 3 }, () => 'directus.localhost'),
  )
  const counters = await localhostFetch(`${running.directusUrl}/__emulator/directus/counters`)
  expect(await counters.json()).toMatchObject({ logins: 3 })
})

test('links of Directus are those of the address that was asked', async () => {
  const running = await start()
  const { port } = new URL(running.directusUrl)
  await localhostFetch(`http://cms.localhost:${port}/auth/password/request`, {
    method: 'POST',
    body: JSON.stringify({ email: 'editor@example.com' }),
  })
  const [mail] = running.world.directus.mails
  expect(mail?.url).toContain(`http://cms.localhost:${port}/admin/reset-password?token=`)
})

test('the main port knows Directus by its host name', async () => {
  const running = await start()
  const ping = await localhostFetch(`http://directus.localhost:${running.port}/server/ping`)
  expect(await ping.text()).toBe('pong')
})

test('faults reach the port of Directus, and a dropped connection is one', async () => {
  const running = await start()
  running.faults.add({ kind: 'drop', match: { path: '/server/ping' }, times: 1 })
  await expect(localhostFetch(`${running.directusUrl}/server/ping`)).rejects.toThrow('fetch failed')
  expect((await localhostFetch(`${running.directusUrl}/server/ping`)).status).toBe(200)
})

test('a taken port of Directus is an error, and the other port is free again', async () => {
  const running = await start()
  const directusPort = Number(new URL(running.directusUrl).port)
  const { port } = await start()
  const other = started.pop()
  await other?.close()
  await expect(startEmulator({ port, directusPort })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  expect((await start({ port, directusPort: 0 })).port).toBe(port)
})
