import type { Parcel, Pocket, Refusal } from './pocket'

/** What became of one try to deliver one parcel. */
export type Outcome<A> =
  | { kind: 'taken'; answer: A }
  /** The other side has read it and will not take it as it is: trying again changes nothing. */
  | { kind: 'refused'; refusal: Refusal }
  /** Sign in first; nothing is wrong with the parcel. */
  | { kind: 'signed_out' }
  /** No signal, or the other side is not itself: try later. */
  | { kind: 'unreachable' }

export type Send<B, A> = (parcel: Parcel<B>) => Promise<Outcome<A>>

/** How a delivery round ended. */
export type Delivery = 'done' | 'unreachable' | 'signed_out' | 'locked'

/**
 * Sends what a person finished, in the order it was finished, each until it is taken. A parcel is
 * only let go after the other side has answered, so an answer lost on the way means one more try
 * with the same id, never a loss.
 */
export class Outbox<B, A> {
  private round: Promise<Delivery> | undefined
  private again = false

  constructor(
    private readonly pocket: Pocket,
    private readonly send: Send<B, A>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Delivers what waits for `owner`. Rounds never overlap, not even in two tabs. */
  deliver(owner: string): Promise<Delivery> {
    if (this.round) {
      this.again = true
      return this.round
    }
    this.round = this.alone(() => this.rounds(owner)).finally(() => {
      this.round = undefined
    })
    return this.round
  }

  /** Puts a refused parcel back in the queue, for example after the reason has gone away. */
  async retry(id: string): Promise<void> {
    await this.pocket.parcels.update(id, { state: 'waiting', refusal: undefined })
  }

  /** Takes a parcel out for good; what it said comes back, so that it can become a draft again. */
  async takeOut(id: string): Promise<Parcel<B> | undefined> {
    const row = await this.pocket.parcels.get(id)
    if (!row) return undefined
    const { rows } = await this.pocket.openParcels<B>([row])
    await this.pocket.parcels.delete(id)
    return rows[0]
  }

  private async rounds(owner: string): Promise<Delivery> {
    let end: Delivery
    do {
      this.again = false
      end = await this.oneRound(owner)
    } while (this.again && end === 'done')
    return end
  }

  private async oneRound(owner: string): Promise<Delivery> {
    const rows = await this.pocket.parcels.where('owner').equals(owner).sortBy('turn')
    if (rows.length && !(await this.pocket.vault.open(owner))) return 'locked'
    for (const row of rows.filter((one) => one.state === 'waiting')) {
      const [parcel] = (await this.pocket.openParcels<B>([row])).rows
      // Locked with a key that is gone: it can never be sent, and must not hold up the rest.
      if (!parcel) continue
      const outcome = await this.send(parcel)
      switch (outcome.kind) {
        case 'taken':
          await this.pocket.arrived(parcel, outcome.answer, this.now())
          break
        case 'refused':
          await this.pocket.parcels.update(parcel.id, {
            state: 'refused',
            refusal: outcome.refusal,
            tries: parcel.tries + 1,
          })
          break
        default:
          // What comes later must not overtake what could not be sent.
          await this.pocket.parcels.update(parcel.id, { tries: parcel.tries + 1 })
          return outcome.kind
      }
    }
    return 'done'
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
    return locks ? locks.request(`outbox:${this.pocket.name}`, work) : work()
  }
}
