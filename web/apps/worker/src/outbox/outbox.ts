import { computed, reactive } from 'vue'
import { liveQuery } from 'dexie'
import { Outbox, Pocket, type Outcome, type Parcel, type Receipt } from '@koumen/offline'
import type { EditBody, VisitWritten } from '@koumen/api-client'
import { sendEdit, type EditTaken } from '../household/sendEdit'
import { sendVisitOrKeepIt } from './stray'
import type { VisitParcel } from '../visit/visit'
import { useSession } from '../session/session'

/** What this phone keeps: one pocket for the app, its rows belong to accounts. */
export const pocket = new Pocket('koumen-worker')

/** Receipts hold follow-up codes, so they do not stay on a phone for long. */
const RECEIPTS_KEPT = 3 * 24 * 3600 * 1000

/** Pauses between tries while something waits, in seconds. */
const PAUSES = [5, 15, 30, 60, 120]

const outbox = new Outbox<Written, Answered>(pocket, (parcel) =>
  parcel.kind === 'edit'
    ? sendEdit(parcel as Parcel<EditBody>)
    : sendVisitOrKeepIt(parcel as Parcel<VisitParcel>),
)

/** What leaves this phone: visits, and changes of a household's file. */
type Written = VisitParcel | EditBody
type Answered = (VisitWritten & { kept?: boolean }) | EditTaken

/** How things stand between this phone and the server; always shown. */
export type SyncState =
  'sending' | 'refused' | 'signed_out' | 'no_signal_waiting' | 'waiting' | 'no_signal' | 'all_sent'

interface Traffic {
  parcels: Parcel<VisitParcel>[]
  receipts: Receipt<VisitWritten & { kept?: boolean }>[]
  edits: Parcel<EditBody>[]
  editReceipts: Receipt<EditTaken>[]
  othersWaiting: number
  /** Of this person's, but locked with a key that is gone. */
  unreadable: number
  /** Not read yet, for nobody has unlocked the phone. */
  shut: number
  sending: boolean
  online: boolean
  reachable: boolean
  signedOut: boolean
}

export const traffic = reactive<Traffic>({
  parcels: [],
  receipts: [],
  edits: [],
  editReceipts: [],
  othersWaiting: 0,
  unreadable: 0,
  shut: 0,
  sending: false,
  online: navigator.onLine,
  reachable: true,
  signedOut: false,
})

export const waiting = computed(
  () => traffic.shut + finished().filter((one) => one.state === 'waiting').length,
)
export const refused = computed(() => finished().filter((one) => one.state === 'refused').length)

function finished() {
  return [...traffic.parcels, ...traffic.edits]
}

export const syncState = computed<SyncState>(() => {
  const signal = traffic.online && traffic.reachable
  if (traffic.sending && waiting.value > 0) return 'sending'
  if (refused.value > 0) return 'refused'
  if (waiting.value > 0 && traffic.signedOut) return 'signed_out'
  if (waiting.value > 0) return signal ? 'waiting' : 'no_signal_waiting'
  return signal ? 'all_sent' : 'no_signal'
})

let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let watching: { unsubscribe(): void } | undefined

/** Sends what waits, now; called by the person, by the signal coming back and by a clock. */
export async function deliver(): Promise<void> {
  const owner = useSession().owner
  if (!owner) return
  clearTimeout(timer)
  traffic.sending = true
  try {
    const end = await outbox.deliver(owner)
    traffic.reachable = end !== 'unreachable'
    traffic.signedOut = end === 'signed_out'
    failures = end === 'unreachable' ? failures + 1 : 0
    if (end === 'unreachable') {
      const pause = PAUSES[Math.min(failures, PAUSES.length) - 1]!
      timer = setTimeout(() => void deliver(), pause * 1000)
    }
  } finally {
    traffic.sending = false
  }
}

/** Finishes a visit: it leaves the draft and waits in the outbox, then is sent at once if it can. */
export async function post(body: VisitParcel, label: string, subject: string): Promise<void> {
  const owner = useSession().owner
  if (!owner) throw new Error('nobody has signed in on this phone')
  await pocket.post({ id: body.id, owner, kind: 'visit', label, body, madeAt: Date.now() }, subject)
  await read(owner)
  void deliver()
}

/** Finishes changes of a household's file; they go in order with the visits. */
export async function postEdit(body: EditBody, label: string, subject: string): Promise<void> {
  const owner = useSession().owner
  if (!owner) throw new Error('nobody has signed in on this phone')
  await pocket.post({ id: body.id, owner, kind: 'edit', label, body, madeAt: Date.now() }, subject)
  await read(owner)
  void deliver()
}

/** Tries a refused visit once more. */
export async function retry(id: string): Promise<void> {
  await outbox.retry(id)
  await deliver()
}

/** Takes a visit out of the outbox; the caller makes a draft of it or lets it go. */
export function takeOut(id: string): Promise<Parcel<Written> | undefined> {
  return outbox.takeOut(id)
}

/** Whether the program could be reached just now, told by any other call. */
export function heardFromServer(reached: boolean): void {
  const back = reached && !traffic.reachable
  traffic.reachable = reached
  if (back && waiting.value > 0) void deliver()
}

/** Follows what the pocket holds for the person signed in. */
export function watchPocket(owner: string): void {
  watching?.unsubscribe()
  watching = liveQuery(() => rows(owner)).subscribe({ next: (found) => void show(found) })
  void pocket.forgetReceipts(Date.now() - RECEIPTS_KEPT)
}

/** Sends when the signal or the person comes back. */
export function watchSignal(): void {
  window.addEventListener('online', () => {
    traffic.online = true
    void deliver()
  })
  window.addEventListener('offline', () => (traffic.online = false))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && waiting.value > 0) void deliver()
  })
}

async function read(owner: string): Promise<void> {
  await show(await rows(owner))
}

async function rows(owner: string) {
  const [parcels, receipts] = await Promise.all([
    pocket.parcels.toArray(),
    pocket.receipts.where('owner').equals(owner).toArray(),
  ])
  return {
    owner,
    parcels: parcels.filter((parcel) => parcel.owner === owner),
    receipts,
    othersWaiting: parcels.filter((parcel) => parcel.owner !== owner).length,
  }
}

let shown = 0

/** Rows are opened one after the other reading; what was read earlier never covers what came later. */
async function show(found: Awaited<ReturnType<typeof rows>>): Promise<void> {
  const turn = ++shown
  traffic.othersWaiting = found.othersWaiting
  traffic.shut = (await pocket.vault.open(found.owner)) ? 0 : found.parcels.length
  const [parcels, receipts] = await Promise.all([
    pocket.openParcels<Written>(found.parcels),
    pocket.openReceipts<Answered>(found.receipts),
  ])
  if (turn !== shown) return
  traffic.shut = 0
  traffic.parcels = ofKind<Parcel<VisitParcel>>(parcels.rows, 'visit')
  traffic.edits = ofKind<Parcel<EditBody>>(parcels.rows, 'edit')
  traffic.unreadable = parcels.unreadable
  traffic.receipts = ofKind<Receipt<VisitWritten>>(receipts.rows, 'visit')
  traffic.editReceipts = ofKind<Receipt<EditTaken>>(receipts.rows, 'edit')
}

function ofKind<T extends { kind: string }>(rows: { kind: string }[], kind: string): T[] {
  return rows.filter((row) => row.kind === kind) as T[]
}

export type { Outcome }
