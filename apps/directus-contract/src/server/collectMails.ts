import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'

const WAIT_MS = 15_000
const POLL_MS = 50

/** A mail server that keeps what it is given. */
export interface MailCollector {
  /** What makes a Directus send its mail here. */
  readonly env: Readonly<Record<string, string>>
  /** The link in the newest mail to an address. Waits for one; rejects when none comes. */
  linkFor(email: string): Promise<string>
  close(): Promise<void>
}

/** Takes mail on a port of this computer, and delivers none of it. */
export async function collectMails(): Promise<MailCollector> {
  const mails: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    receive(socket, (mail) => mails.push(mail))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The system gave no port.')
  return {
    env: {
      EMAIL_TRANSPORT: 'smtp',
      EMAIL_SMTP_HOST: '127.0.0.1',
      EMAIL_SMTP_PORT: String(address.port),
      EMAIL_SMTP_IGNORE_TLS: 'true',
      EMAIL_VERIFY_SETUP: 'false',
    },
    linkFor: (email) => linkFor(mails, email),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** As much of SMTP (RFC 5321) as one well-behaved sender needs. */
function receive(socket: Socket, keep: (mail: string) => void): void {
  let mail: string[] | undefined
  const answer = (line: string): void => {
    socket.write(`${line}\r\n`)
  }
  answer('220 ready')
  createInterface({ input: socket }).on('line', (line) => {
    if (mail && line === '.') {
      keep(mail.join('\r\n'))
      mail = undefined
      answer('250 kept')
    } else if (mail) {
      mail.push(line)
    } else if (/^data/i.test(line)) {
      mail = []
      answer('354 go on')
    } else if (/^quit/i.test(line)) {
      answer('221 bye')
      socket.end()
    } else {
      answer('250 ok')
    }
  })
}

async function linkFor(mails: readonly string[], email: string): Promise<string> {
  const deadline = performance.now() + WAIT_MS
  while (performance.now() < deadline) {
    const mail = mails.findLast((each) => each.includes(`To: ${email}`))
    const link = mail && /https?:\/\/[^\s"<>]+token=[\w.-]+/.exec(decoded(mail))?.[0]
    if (link) return link
    await delay(POLL_MS)
  }
  throw new Error(`No mail with a link came for ${email}.`)
}

/** Undoes quoted-printable (RFC 2045 §6.7), which breaks links apart. */
function decoded(mail: string): string {
  return mail
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
}
