import { expect } from 'vitest'
import type { DashboardScreen } from './dashboard.ts'
import { sees } from './sees.ts'

/** Waits until the dashboard and its app have both told of so many renewals in all. */
export async function hasRenewed({ tab, app }: DashboardScreen, times: number): Promise<void> {
  await sees(app(), 'section[aria-label="Auth state"]', `Renewals${times}`)
  const told = () =>
    tab.$eval('[role=log]', (log) => log.textContent.split('The token was renewed').length - 1)
  await expect.poll(told, { message: 'renewals of the dashboard' }).toBe(times)
}
