import Dexie, { type EntityTable } from 'dexie'
import type { CarriedRow } from './carried'
import type { Lock } from './vault'

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
  hint?: string
}

/** Something finished that has not arrived yet. */
export interface Parcel<B = unknown> {
  /** UUIDv7 made on this phone: also the order of sending. */
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

/** What this phone keeps by itself (IndexedDB): drafts, parcels on their way, receipts, files. */
export class Pocket extends Dexie {
  declare drafts: EntityTable<Draft, never>
  declare parcels: EntityTable<Parcel, 'id'>
  declare receipts: EntityTable<Receipt, 'id'>
  declare carried: EntityTable<CarriedRow, never>
  declare locks: EntityTable<Lock, 'owner'>

  constructor(name: string) {
    super(name)
    this.version(1).stores({
      drafts: '[owner+subject], owner',
      parcels: 'id, owner',
      receipts: 'id, owner, sentAt',
    })
    this.version(2).stores({ carried: '[owner+id], owner', locks: 'owner' })
  }

  async keepDraft(draft: Draft): Promise<void> {
    await this.drafts.put(draft)
  }

  async draft<F>(owner: string, subject: string): Promise<Draft<F> | undefined> {
    return (await this.table('drafts').get([owner, subject])) as Draft<F> | undefined
  }

  async dropDraft(owner: string, subject: string): Promise<void> {
    await this.table('drafts').delete([owner, subject])
  }

  /** The draft leaves and the parcel is there, or neither. */
  async post(parcel: Omit<Parcel, 'state' | 'tries'>, subject?: string): Promise<void> {
    await this.transaction('rw', this.table('drafts'), this.parcels, async () => {
      await this.parcels.put({ ...parcel, state: 'waiting', tries: 0 })
      if (subject) await this.table('drafts').delete([parcel.owner, subject])
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
}
