// @vitest-environment node
import { uuid7 } from '@koumen/domain'
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { Outbox, type Outcome } from './outbox'
import { Pocket } from './pocket'

type Body = { note: string }
type Answer = { number: string }

let pocket: Pocket
let seen: string[]
let answers: (note: string) => Outcome<Answer>
let outbox: Outbox<Body, Answer>
let clock = 1_000

const KEY = btoa('k'.repeat(32))

beforeEach(async () => {
  pocket = new Pocket(`pocket-${uuid7()}`, () => clock)
  await pocket.vault.take('zhang', KEY)
  await pocket.vault.take('li', KEY)
  seen = []
  answers = (note) => ({ kind: 'taken', answer: { number: note } })
  outbox = new Outbox<Body, Answer>(
    pocket,
    async (parcel) => {
      seen.push(parcel.body.note)
      return answers(parcel.body.note)
    },
    () => 5_000,
  )
})

async function post(note: string, owner = 'li') {
  clock += 1
  const id = uuid7(clock)
  await pocket.post({ id, owner, kind: 'visit', label: note, body: { note }, madeAt: clock })
  return id
}

describe('outbox', () => {
  it('sends in the order things were finished and keeps what was answered', async () => {
    await post('first')
    await post('second')
    expect(await outbox.deliver('li')).toBe('done')
    expect(seen).toEqual(['first', 'second'])
    expect(await pocket.parcels.count()).toBe(0)
    const { rows } = await pocket.openReceipts<Answer>(await pocket.receipts.toArray())
    expect(rows.map((receipt) => receipt.answer)).toEqual([
      { number: 'first' },
      { number: 'second' },
    ])
  })

  it('keeps everything and lets nothing overtake when there is no signal', async () => {
    await post('first')
    await post('second')
    answers = () => ({ kind: 'unreachable' })
    expect(await outbox.deliver('li')).toBe('unreachable')
    expect(seen).toEqual(['first'])
    expect(await pocket.parcels.count()).toBe(2)

    answers = (note) => ({ kind: 'taken', answer: { number: note } })
    expect(await outbox.deliver('li')).toBe('done')
    expect(seen).toEqual(['first', 'first', 'second'])
  })

  it('sends the same id again when the answer was lost', async () => {
    const id = await post('first')
    const ids: string[] = []
    const lossy = new Outbox<Body, Answer>(pocket, async (parcel) => {
      ids.push(parcel.id)
      return ids.length === 1 ? { kind: 'unreachable' } : { kind: 'taken', answer: { number: '1' } }
    })
    await lossy.deliver('li')
    await lossy.deliver('li')
    expect(ids).toEqual([id, id])
  })

  it('sets aside what was refused and goes on with the rest', async () => {
    const id = await post('bad')
    await post('good')
    answers = (note) =>
      note === 'bad'
        ? { kind: 'refused', refusal: { text: '这一户已经不在您的网格' } }
        : { kind: 'taken', answer: { number: note } }
    expect(await outbox.deliver('li')).toBe('done')
    expect(seen).toEqual(['bad', 'good'])
    expect(await pocket.parcels.get(id)).toMatchObject({
      state: 'refused',
      refusal: { text: '这一户已经不在您的网格' },
    })

    await outbox.deliver('li')
    expect(seen).toEqual(['bad', 'good'])

    await outbox.retry(id)
    answers = (note) => ({ kind: 'taken', answer: { number: note } })
    await outbox.deliver('li')
    expect(await pocket.parcels.count()).toBe(0)
  })

  it('waits for the person to sign in again', async () => {
    await post('first')
    answers = () => ({ kind: 'signed_out' })
    expect(await outbox.deliver('li')).toBe('signed_out')
    expect(await pocket.parcels.count()).toBe(1)
  })

  it('never sends what another person wrote on this phone', async () => {
    await post('hers', 'zhang')
    await outbox.deliver('li')
    expect(seen).toEqual([])
  })

  it('takes along what was finished while a round is under way', async () => {
    await post('first')
    let late: Promise<unknown> | undefined
    answers = (note) => {
      late ??= post('second').then(() => outbox.deliver('li'))
      return { kind: 'taken', answer: { number: note } }
    }
    const end = outbox.deliver('li')
    await end
    await late
    expect(seen).toEqual(['first', 'second'])
  })

  it('turns a draft into a parcel in one step', async () => {
    await pocket.keepDraft({
      owner: 'li',
      subject: 'visit:1',
      id: 'x',
      form: { note: 'half' },
      keptAt: 1,
    })
    expect((await pocket.draft<Body>('li', 'visit:1'))?.form.note).toBe('half')
    await pocket.post(
      { id: 'x', owner: 'li', kind: 'visit', label: '', body: { note: 'whole' }, madeAt: 2 },
      'visit:1',
    )
    expect(await pocket.draft('li', 'visit:1')).toBeUndefined()
    expect(await pocket.parcels.count()).toBe(1)
  })

  it('goes by the order of finishing, not by clocks or ids', async () => {
    const early = uuid7(1)
    await post('first')
    await pocket.post({
      id: early,
      owner: 'li',
      kind: 'visit',
      label: '',
      body: { note: 'second' },
      madeAt: 1,
    })
    await outbox.deliver('li')
    expect(seen).toEqual(['first', 'second'])
  })
})

describe('what was written on this phone', () => {
  const draft = (note: string) => ({
    owner: 'li',
    subject: 's',
    id: 'x',
    form: { note },
    keptAt: 1,
  })

  it('lies there locked, draft, parcel and receipt', async () => {
    await pocket.keepDraft(draft('独居老人'))
    await post('漏水')
    await post('已发')
    answers = (note) =>
      note === '漏水'
        ? { kind: 'refused', refusal: { text: '' } }
        : { kind: 'taken', answer: { number: '码123' } }
    await outbox.deliver('li')
    const tables = [pocket.drafts, pocket.parcels, pocket.receipts]
    const rows = (await Promise.all(tables.map((table) => table.toArray()))).flat()
    expect(rows).toHaveLength(3)
    for (const row of rows) {
      expect(JSON.stringify(row)).not.toMatch(/[老漏已码]/)
      expect(new TextDecoder().decode(row.box)).not.toMatch(/老人|漏水|已发|码123/)
    }
  })

  it('is there again when the battery died, and the next morning after the password', async () => {
    await pocket.vault.protect('li', 'door-by-door')
    await pocket.keepDraft(draft('half'))
    await post('whole')
    const soon = new Pocket(pocket.name, () => clock)
    expect((await soon.draft<Body>('li', 's'))?.form.note).toBe('half')

    clock += 15 * 3600 * 1000
    const morning = new Pocket(pocket.name, () => clock)
    let told: string | undefined
    const asked = morning.draft<Body>('li', 's').then((found) => (told = found?.form.note))
    expect(await morning.vault.unlock('li', 'window')).toBe(false)
    expect(told).toBeUndefined()
    expect(await morning.vault.unlock('li', 'door-by-door')).toBe(true)
    await asked
    expect(told).toBe('half')
    const late = new Outbox<Body, Answer>(morning, (parcel) => {
      seen.push(parcel.body.note)
      return Promise.resolve({ kind: 'taken', answer: { number: '1' } })
    })
    await late.deliver('li')
    expect(seen).toEqual(['whole'])
  })

  it('keeps the last of many keys, in whatever order they are locked', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, n) => pocket.keepDraft(draft('字'.repeat(n)))))
    expect((await pocket.draft<Body>('li', 's'))?.form.note).toHaveLength(39)
    void pocket.keepDraft(draft('late'))
    await pocket.dropDraft('li', 's')
    expect(await pocket.draft('li', 's')).toBeUndefined()
  })

  it('locked with a key that is gone holds nothing up', async () => {
    await post('lost')
    await pocket.vault.take('li', btoa('n'.repeat(32)))
    await post('kept')
    await outbox.deliver('li')
    expect(seen).toEqual(['kept'])
    expect((await pocket.openParcels(await pocket.parcels.toArray())).unreadable).toBe(1)
  })
})
