/** The document's title: the page first, the product after. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Sets the title of the document. */
export function useTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('product.name');
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
