export { Pocket } from './pocket'
export type { Draft, Parcel, Receipt, Refusal } from './pocket'
export { Outbox } from './outbox'
export type { Delivery, Outcome, Send } from './outbox'
