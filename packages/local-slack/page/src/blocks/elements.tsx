import { stringAt } from '../../../src/block-kit/read-values.ts';
import { Button, FeedbackButtons, Overflow } from './buttons.tsx';
import { Choices } from './choices.tsx';
import { FileInput, TextInput } from './inputs.tsx';
import { Picture } from './media.tsx';
import { Picker } from './pickers.tsx';
import { Select } from './select.tsx';
import type { ElementProps } from './surface.ts';

/** An element of a block: something to press, pick from or type into, or a picture. */
export function Element(props: ElementProps) {
  const type = stringAt(props.element, 'type');
  switch (type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return <Button {...props} />;
    case 'feedback_buttons':
      return <FeedbackButtons {...props} />;
    case 'overflow':
      return <Overflow {...props} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <Choices {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <Picker {...props} />;
    case 'image':
      return <Picture element={props.element} className="thumbnail" />;
    case 'file_input':
      return <FileInput {...props} />;
    default:
      if (type.endsWith('_input')) return <TextInput {...props} />;
      if (type.endsWith('_select')) return <Select {...props} />;
      return <span class="hint">(unknown element: {type})</span>;
  }
}
