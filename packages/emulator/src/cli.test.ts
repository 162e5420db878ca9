import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main } from './cli.ts'
import { localhostFetch } from './node/localhostFetch.ts'
import { startEmulator } from './node/startEmulator.ts'

test('--help shows the options', async () => {
  const { code, out } = await run('--help')
  expect(code).toBe(0)
  expect(out).toContain('--seed <file>')
})

test.each([
  [['--port', 'many'], '--port must be a number'],
  [['--port', '70000'], '--port must be a number'],
  [['--directus-port', 'x'], '--directus-port must be a number'],
  [['--prot', '1'], "Unknown option '--prot'"],
  [['--seed', '/nowhere/seed.json'], 'cannot read the seed /nowhere/seed.json'],
])('%j is refused with a sentence', async (args, sentence) => {
  const { code, error } = await run(...args)
  expect(code).toBe(1)
  expect(error).toContain(sentence)
})

test('a port in use is said to be', async () => {
  const running = await startEmulator({ port: 0 })
  const { code, error } = await run('--port', String(running.port))
  await running.close()
  expect(code).toBe(1)
  expect(error).toBe(`gatehouse: port ${running.port} is in use; choose another one with --port`)
})

test('a port of Directus in use is said to be', async () => {
  const running = await startEmulator({ port: 0 })
  const { port } = new URL(running.directusUrl)
  const { code, error } = await run('--port', '0', '--directus-port', port)
  await running.close()
  expect(code).toBe(1)
  expect(error).toBe(`gatehouse: port ${port} is in use; choose another one with --directus-port`)
})

test('a seed that is no seed is explained', async () => {
  const { code, error } = await withSeed('{"people": 5}', (file) =>
    run('--port', '0', '--seed', file),
  )
  expect(code).toBe(1)
  expect(error).toContain('is not a seed')
  expect(error).toContain('people')
})

test('a seed that is no JSON is explained', async () => {
  const { error } = await withSeed('{', (file) => run('--seed', file))
  expect(error).toContain('cannot read the seed')
})

test('it runs with a seed of its own until it is interrupted', async () => {
  const seed = {
    people: [{ id: 'gSolo', name: 'Solo', email: 'solo@example.com' }],
    organizations: [],
    projects: [],
  }
  await withSeed(JSON.stringify(seed), async (file) => {
    const lines: string[] = []
    const finished = main(['--port', '0', '--seed', file], {
      out: (text) => lines.push(text),
      error: (text) => lines.push(text),
    })
    await expect.poll(() => lines.join('')).toContain('The platform is running')
    const [, url] = /Control +(http:\S+)\/state/.exec(lines.join('')) ?? []
    const [, directus] = /Directus +(http:\S+)/.exec(lines.join('')) ?? []
    expect((await localhostFetch(`${directus}/server/ping`)).status).toBe(200)
    const people = await (await localhostFetch(`${url}/people`)).json()
    expect(people).toMatchObject([{ name: 'Solo' }])
    process.emit('SIGINT')
    expect(await finished).toBe(0)
    await expect(localhostFetch(`${url}/people`)).rejects.toThrow('fetch failed')
  })
})

async function run(...args: string[]) {
  const out: string[] = []
  const error: string[] = []
  const code = await main(args, {
    out: (text) => out.push(text),
    error: (text) => error.push(text),
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}

async function withSeed<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-'))
  try {
    const file = join(folder, 'seed.json')
    await writeFile(file, text)
    return await use(file)
  } finally {
    await rm(folder, { recursive: true })
  }
}
