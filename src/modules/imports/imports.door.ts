export { withNamedColumns } from './column-names'
export { type ImportRoom, openImportRoom } from './import-room'
export { setLedger } from './import.actions'
export { importWholeFile, type WholeFile } from './whole-file.actions'
