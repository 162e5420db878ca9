/** Whether the suite speaks to the real server, which `testDirectus.ts` says. */
export function isReal(): boolean {
  return process.env.GATEHOUSE_CONTRACT_SERVER === 'real'
}
