import './table.css'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useRowWindow } from './row-window'
import { classOf, TableLine, TickBox } from './TableLine'

export interface TableRow {
  readonly id: string
  readonly name: string
}
export interface Column<Row, Sort extends string = string> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** What the foot says about the whole list, under this column. */
  sum?: ReactNode
  sort?: Sort
  /** The direction of a first press; figures fall, names rise. */
  firstDirection?: Direction
  isNumber?: boolean
  width?: number
  /** Left out where the list has less room than this. */
  from?: 'narrow' | 'medium' | 'wide'
}
export type Direction = 'asc' | 'desc'

export interface TableProps<Row extends TableRow, Sort extends string> {
  caption: string
  rows: readonly Row[]
  columns: readonly Column<Row, Sort>[]
  sorted?: { by: Sort; direction: Direction }
  onSort?: (by: Sort, direction: Direction) => void
  activeId: string | null
  onActivate: (id: string) => void
  onOpen: (row: Row) => void
  selection?: RowSelection
  total: number
  hasSum?: boolean
  /** Old figures stay, dimmed, while new ones come. */
  isDimmed?: boolean
  onNearEnd: () => void
}
export interface RowSelection {
  ids: ReadonlySet<string>
  toggle: (id: string, isRange: boolean) => void
  toggleAll: () => void
  labelOf: (name: string) => string
  labelOfAll: string
}

const rowHeight = 46

/** A long list as a real table: heading and sum in sight, rows drawn as they come into view. */
export function Table<Row extends TableRow, Sort extends string>(props: TableProps<Row, Sort>): ReactNode {
  const { rows, columns, selection } = props
  const [anchor, drawn] = useRowWindow({ count: rows.length, rowHeight, onNearEnd: props.onNearEnd })
  const span = columns.length + (selection ? 1 : 0)
  return (
    <div className="rows-box">
      <table className="table rows-table" aria-rowcount={props.total + 1} data-dimmed={props.isDimmed} ref={anchor}>
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {selection ? (
              <th scope="col" className="tick">
                <TickBox
                  label={selection.labelOfAll}
                  isOn={rows.length > 0 && rows.every((row) => selection.ids.has(row.id))}
                  isPart={selection.ids.size > 0}
                  onClick={selection.toggleAll}
                />
              </th>
            ) : null}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sorted={props.sorted} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={drawn.before} span={span} />
          {drawn.indexes.map((index) => {
            const row = rows[index]
            return row ? (
              <TableLine
                key={row.id}
                row={row}
                index={index}
                columns={columns}
                isActive={props.activeId === row.id}
                isSelected={selection?.ids.has(row.id) ?? false}
                tickLabelOf={selection?.labelOf}
                onTick={selection?.toggle}
                onActivate={props.onActivate}
                onOpen={props.onOpen}
              />
            ) : null
          })}
          <Gap height={drawn.after} span={span} />
        </tbody>
        {props.hasSum ? (
          <tfoot>
            <tr>
              {selection ? <td className="tick" /> : null}
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)}>
                  {column.sum}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

function HeadCell<Row, Sort extends string>({
  column,
  sorted,
  onSort,
}: {
  column: Column<Row, Sort>
  sorted?: { by: Sort; direction: Direction }
  onSort?: (by: Sort, direction: Direction) => void
}): ReactNode {
  const { sort } = column
  const isActive = sort !== undefined && sorted?.by === sort
  const direction = sorted?.direction ?? 'desc'
  const Arrow = direction === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <th
      scope="col"
      className={classOf(column)}
      style={{ width: column.width }}
      aria-sort={isActive ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
    >
      {sort === undefined ? (
        column.title
      ) : (
        <button
          type="button"
          className="sort"
          data-active={isActive}
          onClick={() => onSort?.(sort, isActive ? opposite(direction) : (column.firstDirection ?? 'desc'))}
        >
          {column.title}
          {isActive ? <Arrow size={13} stroke={2} aria-hidden="true" /> : null}
        </button>
      )}
    </th>
  )
}

function opposite(direction: Direction): Direction {
  return direction === 'asc' ? 'desc' : 'asc'
}

function Gap({ height, span }: { height: number; span: number }): ReactNode {
  return height > 0 ? (
    <tr className="gap" aria-hidden="true">
      <td colSpan={span} style={{ height }} />
    </tr>
  ) : null
}
