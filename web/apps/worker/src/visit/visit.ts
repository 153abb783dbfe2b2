import type { DoorstepRequest, VisitBody } from '@koumen/api-client'

export type VisitOutcome = VisitBody['outcome']
export type RequestKind = DoorstepRequest['kind']

/** The form as it is being filled. */
export interface VisitForm {
  /** The household in one line, so that the draft is known without a signal. */
  address: string
  county: string
  outcome?: VisitOutcome
  note: string
  /** `2026-11-22T14:30`; empty means now. */
  at: string
  raises: boolean
  kind?: RequestKind
  text: string
  reporterName: string
  reporterPhone: string
}

export const emptyForm: Readonly<VisitForm> = {
  address: '',
  county: '',
  note: '',
  at: '',
  raises: false,
  text: '',
  reporterName: '',
  reporterPhone: '',
}
