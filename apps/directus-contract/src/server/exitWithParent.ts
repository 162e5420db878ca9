import { rmSync } from 'node:fs'

// Loaded into a server before its own code. The pipe that its parent holds ends when the parent
// does, however that happens, so that no server is left behind, nor what it kept.
process.stdin.on('end', leave)
process.stdin.on('error', leave)
process.stdin.resume()
if ('unref' in process.stdin) process.stdin.unref()

function leave(): void {
  const { GATEHOUSE_TEMPORARY_FOLDER: folder } = process.env
  if (folder) rmSync(folder, { recursive: true, force: true })
  process.exit()
}
