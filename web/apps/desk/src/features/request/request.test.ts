import type { RequestFile, RequestStep } from '@koumen/api-client'
import { describe, expect, it } from 'vitest'
import { arranged, bodyOf, isReady } from './moves'
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
