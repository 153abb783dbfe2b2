import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
const { send, waiting, sentMeanwhile, keepSending } = await import('./send')
const { kept } = await import('../mine/kept')

type Call = { path: string; body: unknown }
let calls: Call[] = []
let answer: (path: string) => Response | Error

const slip = { number: '990101-2026-000001-8', code: '123456' }
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

function report(id: string) {
  return { id, areaCode: '990101001001', body: '路灯不亮', contactWish: 'quiet' as const }
}

beforeEach(() => {
  calls = []
  document.cookie = 'XSRF-TOKEN=1'
  kept.value = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    calls.push({ path, body: init.body })
    const given = answer(path)
    if (given instanceof Error) throw given
    return given
  })
})

describe('a report on its way', () => {
  it('is remembered by number and code only, and its pictures follow', async () => {
    answer = (path) => json(path === '/api/reports' ? slip : {}, 201)
    const picture = { id: 'p1', kind: 'picture' as const, file: new Blob(['x']), name: 'a.jpg' }
    const outcome = await send(report('r1'), [picture])
    expect(outcome).toEqual({ kind: 'sent', sent: { ...slip, refused: [] } })
    expect(calls.map((call) => call.path)).toEqual(['/api/reports', '/api/follow/pictures?id=p1'])
    expect(kept.value).toEqual([slip])
    expect(waiting.value).toBe(0)
  })

  it('waits without a network and goes by itself, under the same id', async () => {
    answer = () => new TypeError('no network')
    expect(await send(report('r2'), [])).toEqual({ kind: 'waiting' })
    expect(waiting.value).toBe(1)

    answer = () => json(slip, 201)
    keepSending()
    await vi.waitFor(() => expect(sentMeanwhile.value).toHaveLength(1))
    expect(waiting.value).toBe(0)
    const ids = calls.map((call) => (JSON.parse(String(call.body)) as { id: string }).id)
    expect(ids).toEqual(['r2', 'r2'])
  })

  it('comes back to the form when it is refused for good', async () => {
    answer = () => json({ code: 'place-not-served', title: '没有开通' }, 422)
    const outcome = await send(report('r3'), [])
    expect(outcome.kind).toBe('refused')
    expect(waiting.value).toBe(0)
  })

  it('goes through though a picture is refused, and says so', async () => {
    answer = (path) =>
      path === '/api/reports'
        ? json(slip, 201)
        : json({ code: 'picture-unreadable', title: '不是图片' }, 422)
    const picture = { id: 'p2', kind: 'picture' as const, file: new Blob(['x']), name: 'a.jpg' }
    const outcome = await send(report('r4'), [picture])
    expect(outcome).toEqual({ kind: 'sent', sent: { ...slip, refused: ['不是图片'] } })
  })
})
