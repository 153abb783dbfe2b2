import Dexie, { type EntityTable } from 'dexie'
import type { CarriedRow } from './carried'
import { Vault, type Lock, type Sealed } from './vault'

/** What a person has begun to write; kept from the first key until it is sent off or thrown away. */
export interface Draft<F = unknown> {
  /** What the draft is about, for example `visit:<household>`; one draft a subject and owner. */
  subject: string
  /** Account that writes. */
  owner: string
  /** Id that the finished thing will have, so that sending it twice is harmless. */
  id: string
  form: F
  /** Milliseconds since 1970. */
  keptAt: number
}

/** Why the other side would not take a parcel, in its own words. */
export interface Refusal {
  text: string
  /** The problem's stable name. */
  code?: string
  hint?: string
}

/** Something finished that has not arrived yet. */
export interface Parcel<B = unknown> {
  /** UUIDv7 made on this phone. */
  id: string
  owner: string
  kind: string
  /** One line that its writer recognises it by. */
  label: string
  body: B
  madeAt: number
  state: 'waiting' | 'refused'
  tries: number
  refusal?: Refusal
}

/** Something that has arrived, with what the other side answered; kept for a few days. */
export interface Receipt<A = unknown> {
  id: string
  owner: string
  kind: string
  label: string
  madeAt: number
  sentAt: number
  answer: A
}

/** A draft as it lies on the phone: of the words nothing can be read. */
export type DraftRow = Omit<Draft, 'form'> & Sealed

/** A parcel as it lies on the phone. */
export interface ParcelRow extends Omit<Parcel, 'label' | 'body'>, Sealed {
  /** The order in which things were finished, whatever the phone's clock says. */
  turn: number
}

/** A receipt as it lies on the phone. */
export type ReceiptRow = Omit<Receipt, 'label' | 'answer'> & Sealed

type ParcelWords = Pick<Parcel, 'label' | 'body'>
type ReceiptWords = Pick<Receipt, 'label' | 'answer'>

/** Some rows opened, and how many could not be: the key that locked them is gone. */
export interface Opened<T> {
  rows: T[]
  unreadable: number
}

/**
 * What this phone keeps by itself (IndexedDB): drafts, parcels on their way, receipts, files. All
 * words are locked with the key of the person they belong to; open lie only ids, times and states.
 * While the pocket is locked, reading and writing wait until it is opened.
 */
export class Pocket extends Dexie {
  declare drafts: EntityTable<DraftRow, never>
  declare parcels: EntityTable<ParcelRow, 'id'>
  declare receipts: EntityTable<ReceiptRow, 'id'>
  declare carried: EntityTable<CarriedRow, never>
  declare locks: EntityTable<Lock, 'owner'>

  readonly vault: Vault
  private readonly newest = new Map<string, Draft>()
  private turn: Promise<unknown> = Promise.resolve()

  constructor(name: string, now: () => number = Date.now) {
    super(name)
    this.version(1).stores({
      drafts: '[owner+subject], owner',
      parcels: 'id, owner',
      receipts: 'id, owner, sentAt',
    })
    this.version(2).stores({ carried: '[owner+id], owner', locks: 'owner' })
    // Until then words lay open; they do not stay.
    this.version(3)
      .stores({ parcels: 'id, owner, turn' })
      .upgrade(async (all) => {
        for (const table of ['drafts', 'parcels', 'receipts']) await all.table(table).clear()
      })
    this.vault = new Vault(this, now)
  }

  /** Keeps a draft as it is now; of several at once the last stays. */
  keepDraft(draft: Draft): Promise<void> {
    const key = `${draft.owner} ${draft.subject}`
    this.newest.set(key, draft)
    return this.inTurn(async () => {
      if (this.newest.get(key) !== draft) return
      const { form, ...open } = draft
      const sealed = await this.seal(draft.owner, form)
      await this.drafts.put({ ...open, ...sealed })
    })
  }

  async draft<F>(owner: string, subject: string): Promise<Draft<F> | undefined> {
    await this.turn
    const row = (await this.table('drafts').get([owner, subject])) as DraftRow | undefined
    return row && (await this.openAll([row], openDraft<F>(this.vault))).rows[0]
  }

  /** All that a person has begun. */
  async draftsOf<F>(owner: string): Promise<Draft<F>[]> {
    await this.turn
    const rows = await this.drafts.where('owner').equals(owner).toArray()
    return (await this.openAll(rows, openDraft<F>(this.vault))).rows
  }

  dropDraft(owner: string, subject: string): Promise<void> {
    this.newest.delete(`${owner} ${subject}`)
    return this.inTurn(() => this.table('drafts').delete([owner, subject]))
  }

  /** The draft leaves and the parcel is there, or neither. */
  post(parcel: Omit<Parcel, 'state' | 'tries'>, subject?: string): Promise<void> {
    if (subject) this.newest.delete(`${parcel.owner} ${subject}`)
    return this.inTurn(async () => {
      const { label, body, ...open } = parcel
      const sealed = await this.seal(parcel.owner, { label, body } satisfies ParcelWords)
      await this.transaction('rw', this.table('drafts'), this.parcels, async () => {
        const last = await this.parcels.orderBy('turn').last()
        const turn = (last?.turn ?? 0) + 1
        await this.parcels.put({ ...open, ...sealed, turn, state: 'waiting', tries: 0 })
        if (subject) await this.table('drafts').delete([parcel.owner, subject])
      })
    })
  }

  /** Opens parcels of one person, in the order they were finished. */
  async openParcels<B>(rows: ParcelRow[]): Promise<Opened<Parcel<B>>> {
    const inOrder = [...rows].sort((a, b) => a.turn - b.turn)
    return this.openAll(inOrder, async (row) => {
      const words = await this.vault.openSealed<ParcelWords>(row.owner, row)
      const { id, owner, kind, madeAt, state, tries, refusal } = row
      const body = words.body as B
      return { id, owner, kind, label: words.label, body, madeAt, state, tries, refusal }
    })
  }

  /** Opens receipts of one person. */
  async openReceipts<A>(rows: ReceiptRow[]): Promise<Opened<Receipt<A>>> {
    return this.openAll(rows, async ({ iv, box, ...open }) => {
      const words = await this.vault.openSealed<ReceiptWords>(open.owner, { iv, box })
      return { ...open, label: words.label, answer: words.answer as A }
    })
  }

  /** A parcel has arrived: from now on it is a receipt. */
  async arrived<A>(parcel: Parcel, answer: A, sentAt: number): Promise<void> {
    const { id, owner, kind, label, madeAt } = parcel
    const sealed = await this.seal(owner, { label, answer } satisfies ReceiptWords)
    await this.transaction('rw', this.parcels, this.receipts, async () => {
      await this.receipts.put({ id, owner, kind, madeAt, sentAt, ...sealed })
      await this.parcels.delete(id)
    })
  }

  /** Forgets receipts sent before `moment`. */
  async forgetReceipts(moment: number): Promise<void> {
    await this.receipts.where('sentAt').below(moment).delete()
  }

  /** Forgets everything of `owner`, sent or not: the phone is theirs no longer. */
  async forgetAll(owner: string): Promise<void> {
    const tables = [this.table('drafts'), this.parcels, this.receipts, this.table('carried')]
    await this.transaction('rw', [...tables, this.locks], async () => {
      for (const table of tables) await table.where('owner').equals(owner).delete()
      await this.locks.delete(owner)
    })
  }

  /** Forgets everything of `owner` that has arrived; what has not arrived stays. */
  async forgetArrived(owner: string): Promise<void> {
    await this.receipts.where('owner').equals(owner).delete()
  }

  private async seal(owner: string, value: unknown): Promise<Sealed> {
    await this.vault.opened(owner)
    return this.vault.seal(owner, value)
  }

  private async openAll<R extends { owner: string }, T>(
    rows: R[],
    open: (row: R) => Promise<T>,
  ): Promise<Opened<T>> {
    if (!rows.length) return { rows: [], unreadable: 0 }
    await this.vault.opened(rows[0]!.owner)
    const tried = await Promise.allSettled(rows.map(open))
    const opened = tried.filter((one) => one.status === 'fulfilled').map((one) => one.value)
    return { rows: opened, unreadable: rows.length - opened.length }
  }

  /** One write after the other: what was typed later is never overwritten by what came before. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work)
    this.turn = done.catch(() => undefined)
    return done
  }
}

function openDraft<F>(vault: Vault): (row: DraftRow) => Promise<Draft<F>> {
  return async ({ iv, box, ...open }) => ({
    ...open,
    form: await vault.openSealed<F>(open.owner, { iv, box }),
  })
}
