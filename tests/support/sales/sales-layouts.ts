import type { Country, World } from './invented-sales'

/** How each system lays its sales out: «heading=field» by column, and its own words. */
export interface Layout {
  name: string
  country: Country
  /** The system that must be recognised; undefined when it does not matter. */
  system?: string
  grain: 'line' | 'document'
  columns: string
  /** `documentOnce`: the document's net, on its first line or on each, counts once. */
  net: 'column' | 'computed' | 'taxedOnly' | 'documentOnce'
  by: 'taxId' | 'code' | 'name'
  invoice?: string
  creditNote?: string
  valid?: string
  cancelled?: string
  titles?: readonly string[]
  /** Credit notes cannot be told when their amounts are listed positive. */
  needsSigns?: boolean
  /** Clients head their sales instead of standing in each row. */
  grouped?: 'name' | 'labelled' | 'outline' | 'filledOnce'
  currencies?: readonly string[]
  world?: Partial<World>
  delimiter?: string
  /** A first row of headings that reaches over several of the second. */
  upperHeadings?: string
  /** Words by field of rows that are no sale of ours, now and then. */
  alien?: Readonly<Record<string, string>>
}

export const layouts: readonly Layout[] = [
  {
    name: 'siigo detail',
    country: 'CO',
    system: 'Siigo Nube (plantilla de facturas de venta)',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    invoice: 'FV',
    creditNote: 'NC',
    titles: ['EMPAQUES DEL VALLE S.A.S.', 'NIT 900.111.222-3', 'Informe de ventas por cliente, detallado'],
    columns:
      'Tipo de comprobante=type|Consecutivo=number|Identificación tercero=taxId|Nombre tercero=name|Fecha de elaboración=day|Código producto=productCode|Descripción producto=productName|Identificación vendedor=sellerId|Cantidad producto=quantity|Valor unitario=price|Valor Descuento=discountAmount|Valor total=net|Observaciones=blank',
  },
  {
    name: 'siigo by client',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    columns:
      'Identificación=taxId|Sucursal=blank|Nombre tercero=name|Comprobante=prefixedNumber|Fecha elaboración=day|Valor bruto=gross|Descuento=discountAmount|Subtotal=net|Impuesto cargo=tax|Total=total',
  },
  {
    name: 'world office',
    country: 'CO',
    system: 'World Office (DocumentosVentasEncabezadosMovimientoInventario, 57 columnas)',
    grain: 'line',
    net: 'computed',
    by: 'taxId',
    invoice: 'FV',
    creditNote: 'NC',
    valid: '0',
    cancelled: '-1',
    columns:
      'Encab: Empresa=own|Encab: Tipo Documento=type|Encab: Prefijo=prefix|Encab: Documento Número=number|Encab: Fecha=day|Encab: Tercero Interno=ownTaxId|Encab: Tercero Externo=taxId|Encab: Nota=blank|Encab: FormaPago=payment|Encab: Anulado=status|Encab: Sucursal=city|Detalle: Producto=productCode|Detalle: Bodega=warehouse|Detalle: UnidadDeMedida=measure|Detalle: Cantidad=quantity|Detalle: IVA=taxFraction|Detalle: Valor Unitario=price|Detalle: Descuento=discountFraction|Detalle: Vencimiento=due|Detalle: Nota=productName',
  },
  {
    name: 'odoo invoices es',
    country: 'ES',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    valid: 'Publicado',
    cancelled: 'Cancelado',
    columns:
      'Número=slashNumber|Nombre del socio a mostrar en la factura=name|NIF=taxId|Fecha de Factura/Recibo=day|Comercial=seller|Importe sin impuestos con signo=net|Impuestos con signo=tax|Total con signo=total|Estado de pago=payment|Estado=status',
  },
  {
    name: 'odoo invoice lines en',
    country: 'US',
    grain: 'line',
    net: 'column',
    by: 'name',
    invoice: 'Customer Invoice',
    creditNote: 'Customer Credit Note',
    valid: 'Posted',
    cancelled: 'Cancelled',
    columns:
      'Invoice lines/Number=slashNumber|Partner=name|Type=type|Invoice/Bill Date=day|Product=productName|Quantity=quantity|Unit Price=price|Discount (%)=discountPercent|Tax Excluded Amount=net|Total=total|Status=status',
  },
  {
    name: 'sap b1',
    country: 'CO',
    system: 'SAP Business One en español',
    grain: 'line',
    net: 'column',
    by: 'code',
    invoice: 'Factura',
    creditNote: 'Nota de crédito',
    titles: ['Análisis de ventas por cliente (detallado)', 'Sociedad: EMPAQUES S.A.'],
    columns:
      'N.º documento=number|Tipo=type|Fecha de contabilización=day|Código de cliente=code|Nombre de deudor/acreedor=name|Código de artículo=productCode|Descripción=productName|Cantidad=quantity|Precio por unidad=priceNet|Total de línea=net',
    world: { hasDiscounts: false },
  },
  {
    name: 'alegra',
    country: 'CO',
    system: 'Alegra (lista de facturas / ventas por cliente)',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    valid: 'Cobrada',
    cancelled: 'Anulada',
    columns:
      'Número=prefixedNumber|Cliente=name|Identificación=taxId|Creación=day|Vencimiento=due|Vendedor=seller|Antes de impuestos=net|Después de impuestos=total|Cobrado=total|Por cobrar=zero|Estado=status',
  },
  {
    name: 'contpaqi',
    country: 'MX',
    system: 'Contpaqi Comercial (columnas de admDocumentos)',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura',
    creditNote: 'Nota de Crédito',
    valid: '0',
    cancelled: '1',
    columns:
      'CFECHA=day|CSERIEDOCUMENTO=prefix|CFOLIO=number|CRAZONSOCIAL=name|CRFC=taxId|CNETO=net|CTOTAL=total|CPENDIENTE=zero|CCANCELADO=status|CNOMBRECONCEPTO=type',
  },
  {
    name: 'contpaqi taxed',
    country: 'MX',
    grain: 'document',
    net: 'taxedOnly',
    by: 'name',
    invoice: 'Factura',
    creditNote: 'Nota de Crédito',
    valid: '0',
    cancelled: '1',
    columns:
      'CFECHA=day|CSERIEDOCUMENTO=prefix|CFOLIO=number|CRAZONSOCIAL=name|CTOTAL=total|CCANCELADO=status|CNOMBRECONCEPTO=type',
  },
  {
    name: 'aspel sae',
    country: 'MX',
    system: 'Aspel SAE (columnas de FACTFnn / PAR_FACTFnn)',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'F',
    creditNote: 'D',
    valid: 'E',
    cancelled: 'C',
    columns:
      'TIP_DOC=type|CVE_DOC=paddedNumber|CVE_CLPV=code|STATUS=status|CVE_VEND=sellerId|FECHA_DOC=day|FECHA_VEN=due|FECHA_CANCELA=cancelledDay|CAN_TOT=gross|IMP_TOT1=zero|IMP_TOT4=tax|DES_TOT=discountAmount|IMPORTE=total|RFC=taxId|SERIE=prefix|FOLIO=number|NUM_MONED=one|TIPCAMB=one',
  },
  {
    name: 'dian',
    country: 'CO',
    system: 'DIAN (listado de documentos electrónicos)',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura electrónica',
    creditNote: 'Nota de crédito electrónica',
    columns:
      'Tipo de documento=type|CUFE/CUDE=uuid|Folio=number|Prefijo=prefix|Divisa=cop|Forma de Pago=payment|Fecha Emisión=day|Fecha Recepción=dayTime|NIT Emisor=ownTaxId|Nombre Emisor=own|NIT Receptor=taxId|Nombre Receptor=name|IVA=tax|ICA=zero|INC=zero|Rete IVA=zero|Rete Renta=zero|Rete ICA=zero|Total=total|Estado=approved|Grupo=issued',
  },
  {
    name: 'sat cfdi list',
    country: 'MX',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'Ingreso',
    creditNote: 'Egreso',
    valid: 'Vigente',
    cancelled: 'Cancelado',
    columns:
      'Estado SAT=status|Versión=version|Tipo=type|Fecha Emisión=dayTime|Fecha Timbrado=dayTime|Serie=prefix|Folio=number|UUID=uuid|RFC Emisor=ownTaxId|Nombre Emisor=own|RFC Receptor=taxId|Nombre Receptor=name|SubTotal=gross|Descuento=discountAmount|Total IEPS=zero|IVA 16%=tax|Retenido IVA=zero|Retenido ISR=zero|Total=total|Moneda=mxn|Tipo De Cambio=one',
  },
  {
    name: 'sat metadata',
    country: 'MX',
    system: 'SAT México (metadata de CFDI, separador ~)',
    grain: 'document',
    net: 'taxedOnly',
    by: 'taxId',
    invoice: 'I',
    creditNote: 'E',
    valid: '1',
    cancelled: '0',
    delimiter: '~',
    columns:
      'Uuid=uuid|RfcEmisor=ownTaxId|NombreEmisor=own|RfcReceptor=taxId|NombreReceptor=name|RfcPac=pac|FechaEmision=dayTime|FechaCertificacionSat=dayTime|Monto=total|EfectoComprobante=type|Estatus=status|FechaCancelacion=cancelledDay',
  },
  {
    name: 'afip',
    country: 'AR',
    system: 'AFIP/ARCA Argentina (Mis Comprobantes emitidos)',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: '1 - Factura A',
    creditNote: '3 - Nota de Crédito A',
    columns:
      'Fecha=day|Tipo=type|Punto de Venta=one|Número Desde=number|Número Hasta=number|Cód. Autorización=cae|Tipo Doc. Receptor=cuitWord|Nro. Doc. Receptor=taxId|Denominación Receptor=name|Tipo Cambio=one|Moneda=dollarSign|Imp. Neto Gravado=net|Imp. Neto No Gravado=zero|Imp. Op. Exentas=zero|Otros Tributos=zero|IVA=tax|Imp. Total=total',
  },
  {
    name: 'sri',
    country: 'EC',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura',
    creditNote: 'Notas de Crédito',
    delimiter: '\t',
    columns:
      'COMPROBANTE=type|SERIE_COMPROBANTE=dashNumber|IDENTIFICACION_RECEPTOR=taxId|RAZON_SOCIAL_RECEPTOR=name|CLAVE_ACCESO=uuid|FECHA_AUTORIZACION=dayTime|FECHA_EMISION=day|VALOR_SIN_IMPUESTOS=net|IVA=tax|IMPORTE_TOTAL=total',
  },
  {
    name: 'sunat sales book',
    country: 'PE',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: '01',
    creditNote: '07',
    columns:
      'Fecha de Emisión=day|Tipo CP=type|Serie=prefix|Número=number|Tipo Doc Identidad=six|RUC Cliente=taxId|Apellidos y Nombres / Razón Social=name|Valor Facturado Exportación=zero|BI Gravada=net|IGV=tax|ISC=zero|Importe Total=total|Moneda=pen|Tipo de Cambio=one',
  },
  {
    name: 'holded',
    country: 'ES',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    valid: 'Pagado',
    cancelled: 'Anulado',
    columns:
      'Fecha=day|Núm=prefixedNumber|Cliente=name|NIF=taxId|Fecha de vencimiento=due|Subtotal=net|IVA=tax|Total=total|Moneda=eur|Estado=status',
  },
  {
    name: 'quickbooks grouped',
    country: 'US',
    grain: 'line',
    net: 'column',
    by: 'name',
    invoice: 'Invoice',
    creditNote: 'Credit Memo',
    needsSigns: true,
    grouped: 'name',
    titles: ['Harbor Packaging LLC', 'Sales by Customer Detail', 'January 2023 - February 2024'],
    columns:
      '=group|Date=day|Transaction Type=type|Num=number|Product/Service=productName|Memo/Description=blank|Qty=quantity|Sales Price=priceNet|Amount=net|Balance=balance',
    world: { hasDiscounts: false },
  },
  {
    name: 'quickbooks flat',
    country: 'US',
    grain: 'line',
    net: 'column',
    by: 'name',
    invoice: 'Invoice',
    creditNote: 'Credit Memo',
    needsSigns: true,
    columns:
      'Type=type|Date=day|Num=number|Memo=productName|Name=name|Item=productCode|Qty=quantity|Sales Price=priceNet|Amount=net|Balance=balance',
    world: { hasDiscounts: false },
  },
  {
    name: 'zoho',
    country: 'US',
    grain: 'line',
    net: 'column',
    by: 'name',
    needsSigns: true,
    valid: 'Sent',
    cancelled: 'Void',
    columns:
      'Invoice Date=day|Invoice ID=uuid|Invoice Number=prefixedNumber|Invoice Status=status|Customer Name=name|Due Date=due|Currency Code=usd|Item Name=productName|SKU=productCode|Quantity=quantity|Item Price=price|Discount=discountPercent|Item Total=net|Item Tax %=taxPct|Item Tax Amount=tax',
  },
  {
    name: 'xero',
    country: 'US',
    grain: 'line',
    net: 'column',
    by: 'name',
    invoice: 'Sales invoice',
    creditNote: 'Sales credit note',
    valid: 'Awaiting Payment',
    cancelled: 'Voided',
    columns:
      'ContactName=name|InvoiceNumber=prefixedNumber|InvoiceDate=day|DueDate=due|InventoryItemCode=productCode|Description=productName|Quantity=quantity|UnitAmount=price|Discount=discountPercent|LineAmount=net|TaxAmount=tax|Currency=usd|Type=type|Status=status',
  },
  {
    name: 'shopify',
    country: 'US',
    grain: 'line',
    net: 'column',
    by: 'name',
    needsSigns: true,
    columns:
      'Name=hashNumber|Email=email|Financial Status=paid|Created at=isoZone|Currency=usd|Billing Name=name|Cancelled at=cancelledDay|Lineitem quantity=quantity|Lineitem name=productName|Lineitem price=price|Lineitem sku=productCode|Lineitem discount=discountAmount|Line total=net',
  },
  {
    name: 'navision es',
    country: 'ES',
    grain: 'line',
    net: 'column',
    by: 'code',
    invoice: 'Factura',
    creditNote: 'Abono',
    columns:
      'Fecha registro=day|Tipo documento=type|Nº documento=prefixedNumber|Nº cliente=code|Nombre cliente=name|Nº producto=productCode|Descripción=productName|Cantidad=quantity|Precio venta=price|% Descuento línea=discountPercent|Importe línea=net|Importe IVA incl.=total|Cód. vendedor=sellerId',
  },
  {
    name: 'sage 50 es',
    country: 'ES',
    grain: 'document',
    net: 'column',
    by: 'code',
    needsSigns: true,
    columns:
      'Serie=prefix|Número=number|Fecha=day|Cód. cliente=code|Nombre fiscal=name|C.I.F.=taxIdUnused|Base imponible=net|Cuota I.V.A.=tax|Total factura=total',
  },
  {
    name: 'defontana',
    country: 'CL',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura de Venta Electrónica',
    creditNote: 'Nota de Crédito de Venta Electrónica',
    columns:
      'Tipo Documento=type|Folio=number|Fecha=day|RUT=taxId|Razón Social=name|Vendedor=seller|Código Artículo=productCode|Artículo=productName|Cantidad=quantity|Precio=price|Descuento=discountAmount|Subtotal=net|Moneda=clp',
  },
  {
    name: 'bsale',
    country: 'CL',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: '33',
    creditNote: '61',
    columns:
      'Tipo Doc=type|Folio=number|Rut cliente=taxId|Razon Social=name|Fecha Docto=day|Monto Exento=zero|Monto Neto=net|Monto IVA=tax|Monto total=total',
  },
  {
    name: 'softland',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'FAC',
    creditNote: 'N/C',
    columns:
      'Cliente=code|Nombre=name|Tipo=type|Documento=number|Fecha=day|NIT Receptor=taxId|Total Venta=gross|Total Descuentos=discountAmount|Total Venta Neta=net|Total Impuesto=tax|Total Comprobante=total',
  },
  {
    name: 'tango',
    country: 'AR',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'FAC',
    creditNote: 'N/C',
    valid: 'No',
    cancelled: 'Sí',
    columns:
      'T. Comp.=type|Nro. Comp.=afipNumber|Fecha=day|Cód. Cliente=code|Razón Social=name|CUIT=taxId|Vendedor=seller|Neto Gravado=net|I.V.A.=tax|Importe Total=total|Anulado=status',
  },
  {
    name: 'helisa',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    columns:
      'Documento=prefixedNumber|Fecha=day|Identidad=taxId|Nombre del tercero=name|Concepto=concept|Débito=debit|Crédito=credit',
  },
  {
    name: 'ofimática',
    country: 'CO',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    invoice: 'FV',
    creditNote: 'DV',
    columns:
      'TIPODCTO=type|NRODCTO=number|FECHA=day|NIT=taxId|NOMBRE=name|PRODUCTO=productCode|DETALLE=productName|CANTIDAD=quantity|VALORUNIT=price|DESCUENTO=discountPercent|IVA=taxPct|VLRNETO=net|VENDEDOR=seller',
  },
  {
    name: 'labelled groups',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    grouped: 'labelled',
    invoice: 'Factura de venta',
    creditNote: 'Nota crédito',
    columns:
      'Fecha=day|Tipo=type|Documento=number|Vendedor=seller|Valor bruto=gross|Descuento=discountAmount|Valor neto=net|IVA=tax|Total=total',
  },
  {
    name: 'outline groups',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    grouped: 'outline',
    needsSigns: true,
    columns: 'NIT=taxId|Cliente=name|Factura=prefixedNumber|Fecha=day|Subtotal=net|IVA=tax|Total=total',
  },
  {
    name: 'client filled once',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'name',
    grouped: 'filledOnce',
    needsSigns: true,
    columns: 'Cliente=name|Factura=prefixedNumber|Fecha=day|Subtotal=net|IVA=tax|Total=total',
  },
  {
    name: 'plain list es',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    columns:
      'FECHA=day|No. Factura=prefixedNumber|NIT / C.C.=taxId|Cliente=name|Ciudad=city|Vr. Neto=net|IVA=tax|Vr. Total=total|Asesor comercial=seller',
  },
  {
    name: 'plain lines es, fraction',
    country: 'MX',
    grain: 'line',
    net: 'computed',
    by: 'name',
    invoice: 'Factura',
    creditNote: 'Nota de crédito',
    columns:
      'Fecha=day|Tipo=type|Factura=number|Cliente=name|Producto=productName|Cant.=quantity|P. Unit.=price|Desc.=discountFraction',
  },
  {
    name: 'plain lines es, percent',
    country: 'CO',
    grain: 'line',
    net: 'computed',
    by: 'name',
    invoice: 'Factura',
    creditNote: 'Devolución',
    columns:
      'Fecha=day|Clase=type|Factura=number|Cliente=name|Referencia=productCode|Cantidad=quantity|Precio=price|% Dcto=discountPercent',
  },
  {
    name: 'plain total with tax column',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'name',
    needsSigns: true,
    columns: 'Fecha=day|Factura=number|Cliente=name|IVA=tax|Total factura=total',
  },
  {
    name: 'total minus discount',
    country: 'PE',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    invoice: 'FACTURA',
    creditNote: 'NOTA DE CREDITO',
    columns:
      'Fecha=day|Documento=type|Serie=prefix|Numero=number|RUC=taxId|Cliente=name|Producto=productName|Cantidad=quantity|Precio=price|Importe=gross|Descuento=discountAmount|Neto=net',
  },
  {
    name: 'gross and discount only',
    country: 'CO',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura',
    creditNote: 'Nota crédito',
    columns:
      'Fecha=day|Tipo=type|Número=number|NIT=taxId|Cliente=name|Producto=productName|Cantidad=quantity|Precio=price|Valor bruto=gross|Descuento=discountAmount',
  },
  {
    name: 'two currencies',
    country: 'MX',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    currencies: ['MXN', 'USD'],
    invoice: 'Factura',
    creditNote: 'Nota de crédito',
    columns:
      'Fecha=day|Tipo=type|Folio=number|RFC=taxId|Razón social=name|Moneda=currency|Tipo de cambio=rateOfCurrency|Subtotal=net|IVA=tax|Total=total',
  },
  {
    name: 'portuguese',
    country: 'BR',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    valid: 'Autorizada',
    cancelled: 'Cancelada',
    columns:
      'Data de emissão=day|Nota fiscal=number|CNPJ=taxId|Razão social=name|Cidade=city|Produto=productName|Quantidade=quantity|Preço unitário=price|Desconto=discountAmount|Valor líquido=net|Situação=status',
  },
  {
    name: 'dynamics en',
    country: 'US',
    grain: 'line',
    net: 'column',
    by: 'code',
    invoice: 'Invoice',
    creditNote: 'Credit Memo',
    columns:
      'Posting Date=day|Document Type=type|Document No.=prefixedNumber|Sell-to Customer No.=code|Sell-to Customer Name=name|No.=productCode|Description=productName|Quantity=quantity|Unit Price=price|Line Discount %=discountPercent|Line Amount=net|Amount Including VAT=total|Salesperson Code=sellerId',
  },
  {
    name: 'minimal es',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'name',
    needsSigns: true,
    columns: 'Fecha=day|Cliente=name|Ventas=net',
  },
  {
    name: 'unknown headings',
    country: 'CO',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    columns:
      'Campo 1=day|Campo 2=prefixedNumber|Campo 3=taxId|Campo 4=name|Campo 5=productName|Campo 6=quantity|Campo 7=price|Campo 8=net',
    world: { hasDiscounts: false },
  },
  {
    name: 'two rows of headings',
    country: 'CO',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura',
    creditNote: 'Nota crédito',
    upperHeadings: 'Fecha|Documento||Cliente||Producto||Cantidad|Valores|||',
    columns:
      '=day|Tipo=type|Número=number|NIT=taxId|Nombre=name|Código=productCode|Nombre=productName|=quantity|Unitario=price|Descuento=discountAmount|Neto=net|IVA=tax',
  },
  {
    name: 'document total on each line',
    country: 'CO',
    grain: 'line',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura',
    creditNote: 'Nota crédito',
    columns:
      'Fecha=day|Tipo=type|Factura=number|NIT=taxId|Cliente=name|Producto=productName|Cantidad=quantity|Precio=price|Descuento=discountAmount|Valor línea=net|Total factura=documentTotal',
  },
  {
    name: 'document net on first line',
    country: 'US',
    grain: 'line',
    net: 'documentOnce',
    by: 'name',
    needsSigns: true,
    columns:
      'Order=hashNumber|Created at=isoZone|Billing Name=firstName|Subtotal=firstNet|Total=firstTotal|Lineitem quantity=quantity|Lineitem name=productName|Lineitem price=price|Cancelled at=cancelledDay',
  },
  {
    name: 'document net on each line',
    country: 'CO',
    grain: 'line',
    net: 'documentOnce',
    by: 'taxId',
    needsSigns: true,
    columns:
      'Fecha=day|Factura=prefixedNumber|NIT=taxId|Cliente=name|Producto=productName|Cantidad=quantity|Subtotal factura=documentNet|Total factura=documentTotal',
  },
  {
    name: 'lines with tax inside',
    country: 'CO',
    grain: 'line',
    net: 'computed',
    by: 'taxId',
    invoice: 'Factura',
    creditNote: 'Nota crédito',
    columns:
      'Fecha=day|Tipo=type|Factura=number|NIT=taxId|Cliente=name|Producto=productName|Cantidad=quantity|Precio=price|Dto %=discountPercent|Total=total',
  },
  {
    name: 'dian with consumption tax and documents received',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'Factura electrónica',
    creditNote: 'Nota de crédito electrónica',
    world: { hasOtherTax: true },
    alien: { issuedOrReceived: 'Recibido', ownTaxId: '800555666', own: 'PROVEEDOR S.A.S.' },
    columns:
      'Tipo de documento=type|CUFE/CUDE=uuid|Folio=number|Prefijo=prefix|Fecha Emisión=day|NIT Emisor=ownTaxId|Nombre Emisor=own|NIT Receptor=taxId|Nombre Receptor=name|IVA=tax|INC=otherTax|Rete IVA=zero|Total=total|Grupo=issuedOrReceived',
  },
  {
    name: 'afip with exempt sales',
    country: 'AR',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: '1 - Factura A',
    creditNote: '3 - Nota de Crédito A',
    world: { hasExempt: true },
    columns:
      'Fecha=day|Tipo=type|Punto de Venta=one|Número Desde=number|Nro. Doc. Receptor=taxId|Denominación Receptor=name|Imp. Neto Gravado=taxed|Imp. Op. Exentas=exempt|Otros Tributos=zero|IVA=tax|Imp. Total=total',
  },
  {
    name: 'sat with a second tax',
    country: 'MX',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    invoice: 'I - Ingreso',
    creditNote: 'E - Egreso',
    valid: 'Vigente',
    cancelled: 'Cancelado',
    world: { hasOtherTax: true },
    alien: { type: 'P - Pago', status: 'Vigente' },
    columns:
      'UUID=uuid|Fecha de emisión=dayTime|Tipo de comprobante=type|RFC receptor=taxId|Razón social receptor=name|Subtotal=gross|Descuento=discountAmount|IVA trasladado=tax|IEPS=otherTax|Total=total|Estado del comprobante=status',
  },
  {
    name: 'cancelada means paid',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    valid: 'Cancelada',
    cancelled: 'Anulada',
    columns: 'Fecha=day|Factura=prefixedNumber|NIT=taxId|Cliente=name|Estado=status|Subtotal=net|IVA=tax|Total=total',
  },
  {
    name: 'discounts with their sign',
    country: 'MX',
    grain: 'line',
    net: 'computed',
    by: 'name',
    needsSigns: true,
    columns:
      'Fecha=day|Folio=number|Cliente=name|Producto=productName|Cantidad=quantity|Precio unitario=price|Descuento=discountSign',
  },
  {
    name: 'credit notes told by their numbers',
    country: 'CO',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    columns:
      'Fecha=day|Comprobante=prefixedNumber|Identificación=taxId|Cliente=name|Base gravable=net|IVA=tax|Total=total',
  },
  {
    name: 'rate instead of tax',
    country: 'CL',
    grain: 'document',
    net: 'column',
    by: 'taxId',
    needsSigns: true,
    columns: 'Fecha=day|Folio=number|RUT=taxId|Razón social=name|Tasa IVA=taxPct|Neto=net|Total=total',
  },
]
