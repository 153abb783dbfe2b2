import type { Pocket } from './pocket'
import { LOCKED, type Sealed } from './vault'

/** One file on this phone; what it says is locked. */
export interface CarriedRow extends Sealed {
  owner: string
  id: string
  county: string
  /** Compared, never read. */
  stamp: string
}

/** A household as the other side names it. */
export interface Held {
  county: string
  id: string
  stamp: string
}

/** The other side: tells where the two differ and hands files over. */
export interface CarryServer<F> {
  compare(digests: string): Promise<{ bucket: number; households: Held[] }[]>
  fetch(county: string, ids: string[]): Promise<{ id: string; stamp: string; file: F }[]>
}

/** What one round changed. */
export interface CarryRound {
  fetched: number
  dropped: number
}

const BUCKETS = 32
const AT_ONCE = 50

/**
 * The files that a person carries, kept the same as on the server: this phone says in 256 bytes what
 * it holds, fetches what differs and forgets what is no longer its business.
 */
export class Carried<F> {
  constructor(
    private readonly pocket: Pocket,
    private readonly server: CarryServer<F>,
  ) {}

  /** Makes this phone hold what it should; what arrived stays when the signal breaks off midway. */
  async round(
    owner: string,
    progress: (done: number, of: number) => void = () => undefined,
  ): Promise<CarryRound> {
    const held = await this.pocket.carried.where('owner').equals(owner).toArray()
    const stamps = new Map(held.map((row) => [row.id, row.stamp]))
    const differing = await this.server.compare(digests(stamps))
    const named = new Map(differing.flatMap((one) => one.households).map((one) => [one.id, one]))
    const buckets = new Set(differing.map((one) => one.bucket))
    const gone = held.filter((row) => buckets.has(bucketOf(row.id)) && !named.has(row.id))
    await this.pocket.carried.bulkDelete(gone.map((row) => [owner, row.id]) as never[])

    const wanted = [...named.values()].filter((one) => stamps.get(one.id) !== one.stamp)
    let fetched = 0
    for (const county of new Set(wanted.map((one) => one.county))) {
      const some = wanted.filter((one) => one.county === county)
      for (let from = 0; from < some.length; from += AT_ONCE) {
        const ids = some.slice(from, from + AT_ONCE).map((one) => one.id)
        const files = await this.server.fetch(county, ids)
        const rows = await Promise.all(
          files.map(async ({ id, stamp, file }) => ({
            owner,
            id,
            county,
            stamp,
            ...(await this.pocket.vault.seal(owner, file)),
          })),
        )
        await this.pocket.carried.bulkPut(rows)
        fetched += rows.length
        progress(fetched, wanted.length)
      }
    }
    return { fetched, dropped: gone.length }
  }

  /** All files of a person, opened; what another key had locked is let go and fetched anew. */
  async all(owner: string): Promise<Map<string, F>> {
    const rows = await this.pocket.carried.where('owner').equals(owner).toArray()
    const opened = new Map<string, F>()
    const shut: string[][] = []
    await Promise.all(
      rows.map((row) =>
        this.pocket.vault.openSealed<F>(owner, row).then(
          (file) => opened.set(row.id, file),
          (why: unknown) => {
            if (why instanceof Error && why.message === LOCKED) throw why
            shut.push([owner, row.id])
          },
        ),
      ),
    )
    await this.pocket.carried.bulkDelete(shut as never[])
    return opened
  }

  /** Forgets everything that a person carries. */
  async forget(owner: string): Promise<void> {
    await this.pocket.carried.where('owner').equals(owner).delete()
  }
}

function bucketOf(id: string): number {
  return parseInt(id.slice(-2), 16) & (BUCKETS - 1)
}

/** For each bucket the exclusive or of its stamps, eight bytes each, in base64. */
export function digests(stamps: Map<string, string>): string {
  const values = new BigUint64Array(BUCKETS)
  for (const [id, stamp] of stamps) {
    const bucket = bucketOf(id)
    values[bucket] = values[bucket]! ^ BigInt(`0x${stamp}`)
  }
  const bytes = new DataView(new ArrayBuffer(BUCKETS * 8))
  values.forEach((value, n) => bytes.setBigUint64(n * 8, value))
  return btoa(String.fromCharCode(...new Uint8Array(bytes.buffer)))
}
