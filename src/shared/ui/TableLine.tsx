import { memo, type MouseEvent, type ReactNode } from 'react'
import type { Column, TableRow } from './Table'

interface LineProps<Row extends TableRow> {
  row: Row
  index: number
  columns: readonly Column<Row>[]
  isActive: boolean
  isSelected: boolean
  tickLabelOf: ((name: string) => string) | undefined
  onTick: ((id: string, isRange: boolean) => void) | undefined
  onActivate: (id: string) => void
  onOpen: (row: Row) => void
}

/** One row. While the page scrolls only those that come into view are drawn. */
export const TableLine = memo(Line) as typeof Line

function Line<Row extends TableRow>({
  row,
  index,
  columns,
  isActive,
  isSelected,
  tickLabelOf,
  onTick,
  onActivate,
  onOpen,
}: LineProps<Row>): ReactNode {
  const onClick = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    // Links, boxes and menus inside the row do their own; a selected text is not a click.
    if (target.closest('a, button, input, label, [role="menu"]') || getSelection()?.toString()) return
    onActivate(row.id)
    onOpen(row)
  }
  return (
    <tr
      className="row-line"
      aria-rowindex={index + 2}
      data-row={row.id}
      data-active={isActive}
      data-selected={isSelected}
      onClick={onClick}
      onFocusCapture={() => onActivate(row.id)}
    >
      {onTick && tickLabelOf ? (
        <td className="tick">
          <TickBox label={tickLabelOf(row.name)} isOn={isSelected} onClick={(isRange) => onTick(row.id, isRange)} />
        </td>
      ) : null}
      {columns.map((column) => (
        <td key={column.key} className={classOf(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

/** A plain box: a stock one in every row would cost more than the rest of it. */
export function TickBox({
  label,
  isOn,
  isPart,
  onClick,
}: {
  label: string
  isOn: boolean
  isPart?: boolean
  onClick: (isRange: boolean) => void
}): ReactNode {
  return (
    <input
      type="checkbox"
      className="tick-box"
      aria-label={label}
      checked={isOn}
      ref={(box) => {
        if (box) box.indeterminate = !isOn && (isPart ?? false)
      }}
      onClick={(event) => onClick(event.shiftKey)}
      onChange={ignore}
    />
  )
}

// The click carries the shift key; React asks for a change handler on a controlled box.
function ignore(): void {
  return undefined
}

export function classOf<Row>(column: Column<Row, string>): string {
  return [column.isNumber ? 'number' : '', column.from ? `from-${column.from}` : ''].join(' ').trim()
}
