import { forgetsOnLogout } from './forgetsOnLogout.ts'
import type { InvariantMaker } from './invariant.ts'
import { keepsClientsApart } from './keepsClientsApart.ts'
import { keepsPeopleApart } from './keepsPeopleApart.ts'
import { keepsSecrets } from './keepsSecrets.ts'
import { leavesNothingBehind } from './leavesNothingBehind.ts'
import { neverEmptyCredential } from './neverEmptyCredential.ts'
import { sendsRefreshTokenOnce } from './sendsRefreshTokenOnce.ts'
import { settlesInTime } from './settlesInTime.ts'
import { staysThroughFailures } from './staysThroughFailures.ts'
import { tabsAgree } from './tabsAgree.ts'
import { tellsOnlyChanges } from './tellsOnlyChanges.ts'

/** The invariants by their names in the contract. */
export const allInvariants: Readonly<Record<string, InvariantMaker>> = {
  I1: forgetsOnLogout,
  I2: sendsRefreshTokenOnce,
  I3: neverEmptyCredential,
  I4: staysThroughFailures,
  I5: keepsPeopleApart,
  'I5, clients': keepsClientsApart,
  I6: settlesInTime,
  I7: tellsOnlyChanges,
  I8: tabsAgree,
  I9: keepsSecrets,
  I10: leavesNothingBehind,
}
