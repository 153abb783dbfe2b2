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

beforeEach(() => {
  pocket = new Pocket(`pocket-${uuid7()}`)
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
    expect((await pocket.receipts.toArray()).map((receipt) => receipt.answer)).toEqual([
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
})
