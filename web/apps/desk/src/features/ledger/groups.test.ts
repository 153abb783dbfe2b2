import type { LedgerFigure } from '@koumen/api-client'
import { expect, it } from 'vitest'
import { first, grouped } from './groups'

const figure = (measure: string) => ({ measure }) as LedgerFigure

it('shows every figure under one heading, also one that is new', () => {
  const figures = ['satisfied_share', 'visits', 'brand_new', 'requests_settled'].map(figure)
  expect(first(figures).map((one) => one.measure)).toEqual([
    'visits',
    'requests_settled',
    'satisfied_share',
  ])
  const groups = grouped(figures)
  expect(groups.map((one) => one.group)).toEqual(['visits', 'handling', 'results', 'other'])
  expect(groups.flatMap((one) => one.figures)).toHaveLength(figures.length)
})
