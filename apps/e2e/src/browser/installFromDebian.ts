import { runInstaller } from './runInstaller.ts'

/** Installs a package of the distribution, on Debian and its kin, where this process is root. */
export function installFromDebian(name: string): void {
  if (process.getuid?.() !== 0) return
  runInstaller('apt-get', ['update'])
  runInstaller('apt-get', ['install', '-y', '--no-install-recommends', name])
}
