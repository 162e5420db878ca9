// Loaded into a server before its own code. The pipe that its parent holds ends when the parent
// does, however that happens, so that no server is left behind.
process.stdin.on('end', () => process.exit())
process.stdin.on('error', () => process.exit())
process.stdin.resume()
if ('unref' in process.stdin) process.stdin.unref()
