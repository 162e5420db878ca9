export { ActionButton, type ActionButtonProps } from './ActionButton.tsx'
export { Avatar, type AvatarProps } from './Avatar.tsx'
export { EventPanel, type EventPanelProps } from './events/EventPanel.tsx'
export {
  createEventLog,
  type EventLine,
  type EventLog,
  type EventTone,
} from './events/eventLog.ts'
export { eventSink } from './events/eventSink.ts'
export { logRenewals } from './events/logRenewals.ts'
export { Fact, type FactProps } from './Fact.tsx'
export { type Renewals, useRenewals } from './useRenewals.ts'
