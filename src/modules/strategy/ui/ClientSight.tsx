import type { ReactNode } from 'react'
import { InsightBoard } from './InsightBoard'
import { Objectives } from './Objectives'

/** What the client wants and what moves it, under what goes well and badly. */
export function ClientSight(): ReactNode {
  return (
    <>
      <Objectives />
      <InsightBoard />
    </>
  )
}
