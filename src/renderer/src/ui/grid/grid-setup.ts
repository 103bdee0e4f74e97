import { AG_GRID_LOCALE_VN } from '@ag-grid-community/locale';
import {
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';
import { ACCENT, BORDER, FONT, TEXT } from '../palette.ts';

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ColumnApiModule,
  ColumnAutoSizeModule,
  EventApiModule,
  InfiniteRowModelModule,
  LocaleModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TooltipModule,
]);

export const gridTheme = themeQuartz.withParams({
  accentColor: ACCENT,
  foregroundColor: TEXT,
  borderColor: BORDER,
  fontFamily: FONT,
  fontSize: 14,
  headerFontSize: 13,
  headerFontWeight: 600,
  headerBackgroundColor: '#eef2f6',
  headerColumnBorder: true,
  columnBorder: true,
  rowHeight: 32,
  headerHeight: 34,
  cellHorizontalPadding: 8,
  wrapperBorderRadius: 4,
  selectedRowBackgroundColor: '#dbe9f6',
  rowHoverColor: '#f2f6fa',
});

export const gridLocale: Record<string, string> = {
  ...AG_GRID_LOCALE_VN,
  noRowsToShow: 'Không có dòng nào',
  loadingOoo: 'Đang đọc…',
};
