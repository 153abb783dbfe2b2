// @vitest-environment node
import 'fake-indexeddb/auto'
import { uuid7 } from '@koumen/domain'
import { beforeEach, describe, expect, it } from 'vitest'
import { Carried, digests, type CarryServer } from './carried'
import { Pocket } from './pocket'
import type { Vault } from './vault'

type File = { name: string }
const KEY = btoa('k'.repeat(32))

let pocket: Pocket
let vault: Vault
let there: Map<string, { stamp: string; file: File }>
let asked: string[][]
let carried: Carried<File>
let clock: number

/** The same phone after its battery died. */
function again(): Pocket {
  return new Pocket(pocket.name, () => clock)
}

/** Stamps are spread over all 64 bits, as the server's are: small numbers would cancel each other. */
function hex(n: number): string {
  const spread = BigInt.asUintN(64, BigInt(n) * 0x9e3779b97f4a7c15n)
  return spread.toString(16).padStart(16, '0')
}

const server: CarryServer<File> = {
  compare: (theirs) => {
    const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const mine = bytes(digests(new Map([...there].map(([id, one]) => [id, one.stamp]))))
    const sent = bytes(theirs)
    const differing = Array.from({ length: 32 }, (_, bucket) => bucket).filter((bucket) =>
      mine.slice(bucket * 8, bucket * 8 + 8).some((byte, n) => byte !== sent[bucket * 8 + n]),
    )
    return Promise.resolve(
      differing.map((bucket) => ({
        bucket,
        households: [...there]
          .filter(([id]) => (parseInt(id.slice(-2), 16) & 31) === bucket)
          .map(([id, one]) => ({ county: '987301', id, stamp: one.stamp })),
      })),
    )
  },
  fetch: (_, ids) => {
    asked.push(ids)
    return Promise.resolve(ids.map((id) => ({ id, ...there.get(id)! })))
  },
}

beforeEach(async () => {
  clock = 1_000
  pocket = new Pocket(`pocket-${uuid7()}`, () => clock)
  vault = pocket.vault
  await vault.take('li', KEY)
  there = new Map()
  asked = []
  carried = new Carried(pocket, server)
})

function put(name: string, stamp: number, id = uuid7()): string {
  there.set(id, { stamp: hex(stamp), file: { name } })
  return id
}

describe('carried files', () => {
  it('are what the other side has, after whatever happened there', async () => {
    const ids = Array.from({ length: 130 }, (_, n) => put(`户${n}`, n + 1))
    expect(await carried.round('li')).toEqual({ fetched: 130, dropped: 0 })
    expect(Math.max(...asked.map((some) => some.length))).toBe(50)

    asked = []
    expect(await carried.round('li')).toEqual({ fetched: 0, dropped: 0 })
    expect(asked).toEqual([])

    put('改了', 9_999, ids[3])
    there.delete(ids[7]!)
    put('新来', 5_000)
    expect(await carried.round('li')).toEqual({ fetched: 2, dropped: 1 })
    const held = await carried.all('li')
    expect([...held.keys()].sort()).toEqual([...there.keys()].sort())
    expect(held.get(ids[3]!)).toEqual({ name: '改了' })
  })

  it('keep what arrived when the signal breaks off', async () => {
    for (let n = 0; n < 120; n++) put(`户${n}`, n + 1)
    let calls = 0
    const breaking = new Carried<File>(pocket, {
      compare: server.compare,
      fetch: (county, ids) =>
        ++calls > 1 ? Promise.reject(new TypeError('gone')) : server.fetch(county, ids),
    })
    await expect(breaking.round('li')).rejects.toThrow('gone')
    expect(await carried.round('li')).toEqual({ fetched: 70, dropped: 0 })
  })

  it('cannot be read on the phone, nor by somebody else who signs in there', async () => {
    put('王建国', 1)
    await carried.round('li')
    const [row] = await pocket.carried.toArray()
    expect(new TextDecoder().decode(row!.box)).not.toContain('王建国')
    await vault.take('zhang', btoa('z'.repeat(32)))
    await expect(carried.all('li')).rejects.toThrow('locked')
    expect(await carried.all('zhang')).toEqual(new Map())
  })

  it('open for the day by themselves, then with the password', async () => {
    const id = put('王建国', 1)
    await carried.round('li')
    await vault.protect('li', 'door-by-door')

    const later = again()
    expect(await later.vault.open('li')).toBe(true)
    clock += 15 * 3600 * 1000
    const morning = again()
    const nextDay = morning.vault
    expect(await nextDay.open('li')).toBe(false)
    expect(await nextDay.unlock('li', 'door-by-day')).toBe(false)
    expect(await nextDay.unlock('li', 'door-by-door')).toBe(true)
    expect((await new Carried(morning, server).all('li')).get(id)).toEqual({
      name: '王建国',
    })
  })

  it('are gone with the key and all that was written when the phone is cut off', async () => {
    put('王建国', 1)
    await carried.round('li')
    await vault.protect('li', 'door-by-door')
    await pocket.keepDraft({ owner: 'li', subject: 'visit:1', id: 'x', form: {}, keptAt: 1 })
    await vault.forget('li')
    await pocket.forgetAll('li')
    expect(await pocket.carried.count()).toBe(0)
    expect(await pocket.table('drafts').count()).toBe(0)
    expect(await again().vault.unlock('li', 'door-by-door')).toBe(false)
  })
})
