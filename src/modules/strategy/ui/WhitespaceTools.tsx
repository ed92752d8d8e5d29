import { Button, Menu, Popover, TextInput } from '@mantine/core'
import { IconFileDownload, IconFileSpreadsheet, IconFileUpload, IconPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { exportWhitespaceEndpoint } from '../whitespace.contract'
import type { Whitespace } from '../whitespace.rules'
import { usePlanDesk } from './use-plan'
import { isNew } from './whitespace-begun'
import { CallProblem } from '@/shared/ui/call'
import { downloadFile } from '@/shared/ui/download'
import { useText } from '@/shared/ui/i18n'
import { notifyProblem } from '@/shared/ui/notify'

// Reading a workbook is code that few visits need.
const WhitespaceImport = lazy(async () => ({ default: (await import('./WhitespaceImport')).WhitespaceImport }))

/** What can be done with the whole matrix. */
export function WhitespaceTools({
  matrix,
  begin,
}: {
  matrix: Whitespace
  begin: (side: 'units' | 'lines', name: string) => void
}): ReactNode {
  const { canWrite } = usePlanDesk()
  return (
    <span className="row wrap" style={{ gap: 4 }}>
      {canWrite ? (
        <>
          <Begin side="units" taken={matrix.rows.map(({ unit }) => unit)} begin={(name) => begin('units', name)} />
          <Begin side="lines" taken={matrix.columns.map(({ line }) => line)} begin={(name) => begin('lines', name)} />
        </>
      ) : null}
      <SheetMenu />
    </span>
  )
}

/** The matrix out to a spreadsheet, and back. */
function SheetMenu(): ReactNode {
  const t = useText('strategy')
  const { accountId, canWrite } = usePlanDesk()
  const [isBringing, setBringing] = useState(false)
  const save = async (): Promise<void> => {
    try {
      await downloadFile(exportWhitespaceEndpoint, { params: { accountId } }, 'whitespace.xlsx')
    } catch (problem) {
      if (!(problem instanceof CallProblem)) throw problem
      notifyProblem(t(`error.${problem.code}`))
    }
  }
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="subtle" size="compact-sm" leftSection={<IconFileSpreadsheet size={15} />}>
            {t('whitespace.sheet')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileDownload size={15} />} onClick={() => void save()}>
            {t('whitespace.export')}
          </Menu.Item>
          {canWrite ? (
            <Menu.Item leftSection={<IconFileUpload size={15} />} onClick={() => setBringing(true)}>
              {t('whitespace.import')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {isBringing ? (
        <Suspense fallback={null}>
          <WhitespaceImport close={() => setBringing(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

function Begin({
  side,
  taken,
  begin,
}: {
  side: 'units' | 'lines'
  taken: readonly string[]
  begin: (name: string) => void
}): ReactNode {
  const t = useText('strategy')
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const isTaken = name.trim() !== '' && !isNew(name, taken)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" withArrow trapFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => setOpen(!isOpen)}
          aria-expanded={isOpen}
        >
          {t(`whitespace.add.${side}`)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="row"
          style={{ alignItems: 'flex-end' }}
          onSubmit={(event) => {
            event.preventDefault()
            if (!isNew(name, taken)) return
            begin(name.trim().replace(/\s+/g, ' '))
            setName('')
            setOpen(false)
          }}
        >
          <TextInput
            label={t(`whitespace.name.${side}`)}
            description={t('whitespace.name.hint')}
            value={name}
            maxLength={200}
            error={isTaken ? t('whitespace.name.taken') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!isNew(name, taken)}>
            {t('whitespace.add')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
