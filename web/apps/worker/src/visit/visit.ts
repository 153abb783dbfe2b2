import type { DoorstepRequest, VisitBody } from '@koumen/api-client'
import type { DoorForm } from '../door/door'

export type VisitOutcome = VisitBody['outcome']
export type RequestKind = DoorstepRequest['kind']
export type TimeClass = NonNullable<DoorstepRequest['timeClass']>
export type ContactWish = NonNullable<DoorstepRequest['contactWish']>

/** A photo of what the request is about, small enough to wait on the phone. */
export interface Photo {
  id: string
  /** A data URL. */
  data: string
}

/** A visit on its way; its photos follow it. */
export type VisitParcel = VisitBody & { photos?: Photo[] }

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
  /** Of the place's own list; empty when none fits. */
  category: string
  /** Empty: as the category is. */
  timeClass: TimeClass | ''
  contactWish: ContactWish
  photos: Photo[]
  text: string
  reporterName: string
  reporterPhone: string
  /** To the questions of campaigns, by their places. */
  answers?: Record<string, unknown>
  /** What else was said at the door; unfolded when it is needed. */
  door?: DoorForm
  /** Forms that the household would rather not answer. */
  skipped?: string[]
}

export const emptyForm: Readonly<VisitForm> = {
  address: '',
  county: '',
  note: '',
  at: '',
  raises: false,
  category: '',
  timeClass: '',
  contactWish: 'call',
  photos: [],
  text: '',
  reporterName: '',
  reporterPhone: '',
}
