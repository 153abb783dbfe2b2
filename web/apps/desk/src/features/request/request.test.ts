import type { RequestFile, RequestStep } from '@koumen/api-client'
import { describe, expect, it } from 'vitest'
import { arranged, bodyOf, isReady, nextCall, nounOf } from './moves'
import { courseOf } from './rules'
import { episodes, tell } from './story'

function step(kind: RequestStep['kind'], move: Partial<RequestStep['move']> = {}): RequestStep {
  return {
    id: kind,
    position: 1,
    kind,
    at: '2026-11-22T01:00:00Z',
    byName: '杨小红',
    forReporter: true,
    move: { units: [], ...move },
  } as RequestStep
}

describe('a story', () => {
  it('keeps answers with their questions and who came with the whistle', () => {
    const told = episodes([
      step('receive'),
      step('whistle'),
      step('comment'),
      step('attend'),
      step('end_whistle'),
    ])
    expect(told.map((one) => one.step.kind)).toEqual(['receive', 'whistle', 'comment'])
    expect(told[1]!.replies.map((one) => one.kind)).toEqual(['attend', 'end_whistle'])
  })

  it('says who has it and until when', () => {
    const told = tell(
      step('dispatch', { units: ['水务局', '城管局'], dueAt: '2026-11-27T09:00:00Z' }),
      'zh-CN',
    )
    expect(told.what).toBe('杨小红 派给 水务局，城管局 协办')
    expect(told.then).toContain('17:00前答复')
  })
})

describe('a move', () => {
  it('is ready once everything needed is given, and sends nothing empty', () => {
    const values = { unitId: undefined, assisting: [], dueAt: undefined, note: '  ' }
    expect(isReady('dispatch', values)).toBe(false)
    const given = { ...values, unitId: 'u' }
    expect(isReady('dispatch', given)).toBe(true)
    expect(bodyOf('dispatch', given, 'm', 3)).toEqual({ unitId: 'u', id: 'm', version: 3 })
  })

  it('comes first when it is the usual next one', () => {
    const moves = ['comment', 'withdraw', 'hold', 'dispatch', 'settle', 'whistle'].map((kind) => ({
      kind,
      needs: [],
    }))
    const file = { moves, stage: { phase: 'dispatched', owner: 'unit' } } as unknown as RequestFile
    expect(arranged(file)).toEqual({
      first: ['settle', 'dispatch', 'whistle', 'comment'],
      others: ['hold', 'withdraw'],
    })
  })
})

describe('a call back', () => {
  const open = { way: 'phone', reached: undefined, answers: {}, note: '', next: '2026-11-23T10:00' }

  it('keeps a rating with what else was asked', () => {
    expect(isReady('rate', open)).toBe(false)
    const judged = { ...open, reached: true, solved: true, stars: 2, reason: '' }
    expect(isReady('rate', judged)).toBe(false)
    const said = { ...judged, reason: '太慢', answers: { 快吗: ' 慢 ', 还有吗: ' ' } }
    expect(isReady('rate', said)).toBe(true)
    expect(nounOf('rate', said)).toBe('rating')
    expect(bodyOf('rate', said, 'm', 7)).toEqual({
      way: 'phone',
      solved: true,
      stars: 2,
      reason: '太慢',
      answers: [{ question: '快吗', answer: '慢' }],
      id: 'm',
      version: 7,
    })
  })

  it('keeps that nobody was there, whatever stood in the other fields', () => {
    const vain = { ...open, reached: false, solved: true, stars: 5, note: '没人接' }
    expect(nounOf('rate', vain)).toBe('call-backs')
    expect(bodyOf('rate', vain, 'm', 7)).toEqual({
      way: 'phone',
      note: '没人接',
      next: '2026-11-23T10:00',
      id: 'm',
      version: null,
    })
  })

  it('is tried again at another time of the day, before it is closed', () => {
    const until = (dueAt: string) => ({ stage: { dueAt } }) as unknown as RequestFile
    const morning = new Date('2026-11-23T02:00:00Z')
    const evening = new Date('2026-11-23T09:00:00Z')
    expect(nextCall(until('2026-12-01T00:00:00Z'), morning)).toBe('2026-11-23T18:30:00+08:00')
    expect(nextCall(until('2026-12-01T00:00:00Z'), evening)).toBe('2026-11-24T10:00:00+08:00')
    expect(nextCall(until('2026-11-23T10:00:00Z'), evening)).toBeUndefined()
  })
})

describe('a course', () => {
  const names = [
    ['ordered', 'received'],
    ['dispatched', 'dispatched'],
    ['settled', 'settled'],
    ['reassigning', 'received'],
    ['rated', 'rated'],
    ['refused', 'refused'],
  ].map(([code, phase]) => ({ code, phase, zh: code, en: code }))
  const standing = (at: string, phase: string) =>
    courseOf({
      steps: names,
      stage: { step: at, phase, reopenings: 0 },
      timeline: [{ kind: 'dispatch' }],
    } as unknown as RequestFile).map((one) => `${one.step.code} ${one.is}`)

  it('shows where a request stands among its usual steps', () => {
    expect(standing('dispatched', 'dispatched')).toEqual([
      'ordered done',
      'dispatched now',
      'settled next',
      'rated next',
    ])
  })

  it('shows a way back to work behind what was done', () => {
    expect(standing('reassigning', 'received').at(-1)).toBe('reassigning now')
    expect(standing('refused', 'refused')).toEqual(['ordered done', 'refused now'])
  })
})
