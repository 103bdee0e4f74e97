import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { IMPORTS_PATH } from './paths.ts';

/** The way from a register that is still empty to where files are brought in. */
export function ImportButton(): ReactNode {
  const navigate = useNavigate();
  return (
    <Button icon={<ImportOutlined />} onClick={() => void navigate(IMPORTS_PATH)}>
      Nhập từ Excel
    </Button>
  );
}
