import {
  closestCenter,
  type CollisionDetection,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  type SensorDescriptor,
  type SensorOptions,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'

/** Dragging onto lines that lie one under another: with the mouse, with a held finger, and with space and arrows. */
export function useLineSensors(): SensorDescriptor<SensorOptions>[] {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: lineByLine,
      // At once: whoever drops fast drops where the arrow went.
      scrollBehavior: 'auto',
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
    }),
  )
}

export const underPointerOrNearest: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : closestCenter(args)

/** None where the person asked for less motion. */
export function dropAnimation(): { duration: number; easing: string } | null {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? null : { duration: 150, easing: 'ease' }
}

/** An arrow goes to the next line, never to the space between two. */
const lineByLine: KeyboardCoordinateGetter = (event, { context: { droppableRects, over, collisionRect } }) => {
  const step = { [KeyboardCode.Down]: 1, [KeyboardCode.Up]: -1 }[event.code]
  if (!step || !collisionRect) return undefined
  event.preventDefault()
  const lines = [...droppableRects].sort((left, right) => left[1].top - right[1].top)
  const current = lines.findIndex(([id]) => id === over?.id)
  const next = lines[Math.min(lines.length - 1, Math.max(0, current < 0 ? 0 : current + step))]
  if (!next) return undefined
  const [, line] = next
  return { x: line.left + 180, y: line.top + (line.height - collisionRect.height) / 2 }
}
