export { withNamedColumns } from './column-names'
export { type ImportRoom, openImportRoom } from './import-room'
export { importWholeFile, type WholeFile } from './whole-file.actions'
