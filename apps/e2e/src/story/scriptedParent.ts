import { expect, type Page } from '@playwright/test'

/** A page that embeds an app and says what a story wants it to say, in the wire format. */
export interface ScriptedParent {
  /** Resolves once the app has asked for a token that many times in all. */
  readonly asked: (times: number) => Promise<void>
  /** Answers the app's latest request; an earlier one by its number, counted from 1. */
  readonly answer: (data: unknown, request?: number) => Promise<void>
}

/** What the story calls in the page. */
interface Script {
  readonly asked: string[]
  readonly answer: (data: unknown, request: number) => void
}

/** Lets the page shake hands with every app of `appOrigin` that it embeds. */
export async function scriptedParent(page: Page, appOrigin: string): Promise<ScriptedParent> {
  await page.evaluate((target) => {
    const channel = { domain: 'sanity/comlink', channelId: 'chn-story' }
    const names = { from: 'dashboard/channels/sdk', to: 'dashboard/nodes/sdk' }
    const requests: string[] = []
    let serial = 0
    const post = (type: string, rest: object = {}): void => {
      serial += 1
      const message = { ...channel, ...names, id: `msg-story-${serial}`, type, ...rest }
      for (const frame of document.querySelectorAll('iframe')) {
        frame.contentWindow?.postMessage(message, target)
      }
    }
    let isAnswered = false
    setInterval(() => {
      if (!isAnswered) post('comlink/handshake/syn')
    }, 100)
    // An app that has loaded anew does not know of the handshake. Frames tell it without bubbling.
    document.addEventListener(
      'load',
      ({ target }) => {
        if (target instanceof HTMLIFrameElement && target.name === 'app') isAnswered = false
      },
      true,
    )
    window.addEventListener('message', ({ data, origin }) => {
      if (origin !== target) return
      if (data.type === 'comlink/handshake/syn-ack') {
        isAnswered = true
        post('comlink/handshake/ack')
      }
      if (data.type === 'dashboard/v1/auth/tokens/create') requests.push(data.id)
    })
    const script: Script = {
      asked: requests,
      answer: (data, request) =>
        post('comlink/response', { data, responseTo: requests.at(request - 1) }),
    }
    Object.assign(window, { script })
  }, appOrigin)

  const count = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { script: Script }).script.asked.length)
  return {
    asked: (times) => expect.poll(count, 'requests for a token').toBe(times),
    answer: (data, request = 0) =>
      page.evaluate(
        ([wanted, number]) =>
          (window as unknown as { script: Script }).script.answer(wanted, number),
        [data, request] as const,
      ),
  }
}
