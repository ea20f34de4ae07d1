// What the page script may use of Salesforce's published components. Everything is created by hand from there.
import FlexipageTabset2 from 'flexipage/tabset2';
import LightningButton from 'lightning/button';
import LightningButtonIcon from 'lightning/buttonIcon';
import LightningCombobox from 'lightning/combobox';
import LightningFormattedAddress from 'lightning/formattedAddress';
import LightningFormattedDateTime from 'lightning/formattedDateTime';
import LightningFormattedEmail from 'lightning/formattedEmail';
import LightningFormattedLocation from 'lightning/formattedLocation';
import LightningFormattedName from 'lightning/formattedName';
import LightningFormattedNumber from 'lightning/formattedNumber';
import LightningFormattedPhone from 'lightning/formattedPhone';
import LightningFormattedRichText from 'lightning/formattedRichText';
import LightningFormattedText from 'lightning/formattedText';
import LightningFormattedUrl from 'lightning/formattedUrl';
import LightningHelptext from 'lightning/helptext';
import LightningIcon from 'lightning/icon';
import LightningInput from 'lightning/input';
import LightningInputAddress from 'lightning/inputAddress';
import LightningInputName from 'lightning/inputName';
import LightningTextarea from 'lightning/textarea';
import { createElement } from 'lwc';

const constructors = {
  'flexipage-tabset2': FlexipageTabset2,
  'lightning-button': LightningButton,
  'lightning-button-icon': LightningButtonIcon,
  'lightning-combobox': LightningCombobox,
  'lightning-formatted-address': LightningFormattedAddress,
  'lightning-formatted-date-time': LightningFormattedDateTime,
  'lightning-formatted-email': LightningFormattedEmail,
  'lightning-formatted-location': LightningFormattedLocation,
  'lightning-formatted-name': LightningFormattedName,
  'lightning-formatted-number': LightningFormattedNumber,
  'lightning-formatted-phone': LightningFormattedPhone,
  'lightning-formatted-rich-text': LightningFormattedRichText,
  'lightning-formatted-text': LightningFormattedText,
  'lightning-formatted-url': LightningFormattedUrl,
  'lightning-helptext': LightningHelptext,
  'lightning-icon': LightningIcon,
  'lightning-input': LightningInput,
  'lightning-input-address': LightningInputAddress,
  'lightning-input-name': LightningInputName,
  'lightning-textarea': LightningTextarea,
};

/** A new component of that tag name, with its public properties set. */
globalThis.demoLightning = (tag, properties) => {
  const element = createElement(tag, { is: constructors[tag] });
  return Object.assign(element, properties);
};
