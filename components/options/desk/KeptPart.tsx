import { Component, type ComponentChildren } from 'preact';

export interface KeptPartProps {
  section: string;
  front: boolean;
  children: ComponentChildren;
}

/** A section that keeps what a person began in it while another one is in front, and is not drawn again meanwhile. */
export class KeptPart extends Component<KeptPartProps> {
  override shouldComponentUpdate(next: KeptPartProps): boolean {
    return next.front || this.props.front;
  }

  render({ section, front, children }: KeptPartProps) {
    return (
      <div class="parts" hidden={!front} data-section={section}>
        {children}
      </div>
    );
  }
}
