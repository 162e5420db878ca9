import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { TOTP } from 'otpauth'
import type { ReactElement } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useLogOut } from '../../../react/useLogOut.ts'
import { createScene, KOFI, KOFI_SECRET, NOOR, type Scene, show } from '../testing/scene.tsx'
import { useCurrentUser } from '../useCurrentUser.ts'

afterEach(cleanup)

function Home(): ReactElement {
  const logOut = useLogOut()
  return (
    <button type="button" onClick={() => void logOut()}>
      Home of {useCurrentUser()?.email}
    </button>
  )
}

function field(label: string): HTMLInputElement {
  return screen.getByLabelText(label)
}

function send(name = 'Sign in'): void {
  const form = screen.getByRole('button', { name }).closest('form')
  if (form) fireEvent.submit(form)
}

async function enter({ email, password }: typeof NOOR): Promise<void> {
  const emailField = await screen.findByLabelText<HTMLInputElement>('E-mail')
  fireEvent.change(emailField, { target: { value: email } })
  fireEvent.change(field('Password'), { target: { value: password } })
  send()
}

function enterCode(code: string): void {
  fireEvent.change(field('One-time code'), { target: { value: code } })
  send()
}

async function open(): Promise<Scene> {
  const scene = await createScene()
  show(scene, <Home />)
  return scene
}

test('the right password signs in, and is nowhere in the page then (I9)', async () => {
  await open()
  await enter(NOOR)
  await screen.findByRole('button', { name: 'Home of editor@example.com' })
  expect(document.documentElement.outerHTML).not.toContain(NOOR.password)
})

test('browsers and password managers know the fields, and the focus is in the first', async () => {
  await open()
  await screen.findByRole('heading', { name: 'Sign in' })
  expect(field('E-mail').autocomplete).toBe('username')
  expect(field('Password').autocomplete).toBe('current-password')
  expect([field('E-mail').type, field('Password').type]).toEqual(['email', 'password'])
  expect(document.activeElement).toBe(field('E-mail'))
})

test('a wrong password is told aloud, at its field, and the form stays as it was', async () => {
  await open()
  await enter({ ...NOOR, password: 'wrong' })
  await waitFor(() =>
    expect(screen.getByRole('alert').textContent).toMatch(/password is not right/),
  )
  const password = field('Password')
  expect(password.getAttribute('aria-invalid')).toBe('true')
  expect(password.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id)
  expect(field('E-mail').value).toBe(NOOR.email)
  expect(document.activeElement).toBe(password)
  fireEvent.change(password, { target: { value: NOOR.password } })
  send()
  await screen.findByRole('button', { name: /^Home/ })
})

test('the second factor is asked for after the right password, which is no error', async () => {
  await open()
  await enter(KOFI)
  const code = await screen.findByLabelText<HTMLInputElement>('One-time code')
  expect(document.activeElement).toBe(code)
  expect([code.autocomplete, code.inputMode]).toEqual(['one-time-code', 'numeric'])
  expect(screen.getByRole('alert').textContent).toBe('')
  expect(document.documentElement.outerHTML).not.toContain(KOFI.password)
  const digits = new TOTP({ secret: KOFI_SECRET }).generate()
  enterCode(`${digits.slice(0, 3)} ${digits.slice(3)}`)
  await screen.findByRole('button', { name: 'Home of tfa@example.com' })
})

test('a code is said to be wrong only after one was given', async () => {
  const { emulator } = await open()
  await enter(KOFI)
  await screen.findByLabelText('One-time code')
  enterCode('000000')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/not right/))
  expect(field('One-time code').getAttribute('aria-invalid')).toBe('true')
  enterCode(new TOTP({ secret: KOFI_SECRET }).generate())
  await screen.findByRole('button', { name: /^Home/ })
  expect(emulator.world.directus.counters.logins).toBe(1)
})

test('who is half way in is not told any more why they were out', async () => {
  await open()
  await enter(NOOR)
  fireEvent.click(await screen.findByRole('button', { name: /^Home/ }))
  await screen.findByRole('heading', { name: 'You are signed out' })
  await enter(KOFI)
  await screen.findByLabelText('One-time code')
  expect(screen.getByRole('heading').textContent).toBe('Sign in')
  expect(screen.queryByText(/Nothing of your session is left/)).toBeNull()
})

test('one can go back from the second factor, and begin as somebody else', async () => {
  await open()
  await enter(KOFI)
  fireEvent.click(await screen.findByRole('button', { name: 'Use another account' }))
  await enter(NOOR)
  await screen.findByRole('button', { name: 'Home of editor@example.com' })
})

test('while an answer is awaited the form keeps its focus, and is sent once', async () => {
  const scene = await open()
  const release = scene.hold('/auth/login')
  await enter(NOOR)
  const button = await screen.findByRole('button', { name: 'Signing in…' })
  button.focus()
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(field('Password').readOnly).toBe(true)
  send('Signing in…')
  expect(document.activeElement).toBe(button)
  await act(async () => release())
  await screen.findByRole('button', { name: /^Home/ })
  expect(scene.asked().filter((line) => line === 'POST /auth/login')).toHaveLength(1)
})

test('after a sign-out the form says so', async () => {
  await open()
  await enter(NOOR)
  fireEvent.click(await screen.findByRole('button', { name: /^Home/ }))
  await screen.findByRole('heading', { name: 'You are signed out' })
  const described = field('E-mail').getAttribute('aria-describedby') ?? ''
  expect(document.getElementById(described)?.textContent).toMatch(/Nothing of your session is left/)
  await enter(NOOR)
  await screen.findByRole('button', { name: /^Home/ })
})
