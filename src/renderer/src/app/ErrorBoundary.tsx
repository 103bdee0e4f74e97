import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useRouteError } from 'react-router';
import { invokeHost } from '../api/client.ts';

function reload(): void {
  // Where no host answers, the browser can still read the page again.
  invokeHost('host.reload', {}).catch(() => window.location.reload());
}

/** A view that failed: said plainly, with the way out. What is in the register is untouched by it. */
function BrokenView(): ReactNode {
  return (
    <Result
      status="warning"
      title="Trang này gặp lỗi khi hiển thị"
      subTitle="Dữ liệu trong sổ không bị ảnh hưởng. Hãy mở lại trang; nếu vẫn lỗi, hãy báo người hỗ trợ."
      extra={
        <>
          <Button type="primary" onClick={reload}>
            Mở lại trang
          </Button>
          <Button href="#/">Về Tổng quan</Button>
        </>
      }
    />
  );
}

export function RouteFailure(): ReactNode {
  useRouteError();
  return <BrokenView />;
}

/** The last net, around everything that the router does not hold. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <BrokenView /> : this.props.children;
  }
}
