import { ButtonIcon, Text } from '@backstage/ui';
import { RiCloseLine, RiImageAddLine } from '@remixicon/react';
import { FileButton } from '../parts/FileButton';
import styles from './Composer.module.css';
import { IMAGE_TYPES } from './images';
import type { Images } from './useImages';

/** The pictures of a question, and the way to add one. */
export function ImageBar(props: {
  images: Images;
  /** Why none can be added; null when one can. */
  refusal: string | null;
  /** What to know before adding one; null when there is nothing. */
  note: string | null;
}) {
  const { images, refusal, note } = props;
  const words = images.problem ?? refusal ?? (images.urls.length > 0 && note);
  return (
    <div className={styles.images}>
      {images.urls.map((url, index) => (
        <span key={index} className={styles.thumbnail}>
          <img src={url} alt={`Attachment ${index + 1}, to be sent`} />
          <ButtonIcon
            size="small"
            variant="tertiary"
            aria-label={`Remove picture ${index + 1}`}
            icon={<RiCloseLine aria-hidden="true" />}
            onPress={() => images.remove(index)}
          />
        </span>
      ))}
      <FileButton
        text="Add picture"
        label="Pictures"
        accept={IMAGE_TYPES.join(',')}
        multiple
        isDisabled={refusal !== null}
        icon={<RiImageAddLine aria-hidden="true" />}
        onChoose={images.add}
      />
      {words && (
        <Text
          variant="body-small"
          color={images.problem ? 'danger' : 'secondary'}
          role={images.problem ? 'alert' : undefined}
        >
          {words}
        </Text>
      )}
    </div>
  );
}
