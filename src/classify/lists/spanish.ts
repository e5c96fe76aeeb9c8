/** Spanish phrases of page furniture, see ../phrases.ts for what the dots mean. */
import type { PhraseList } from './list.ts';

export const SPANISH: PhraseList = Object.freeze({
  lines: `
Compartir
Comparte esta noticia
Compartir este artículo
Compartir en Facebook
Compartir en Twitter
Enviar por correo
Imprimir
Imprimir este artículo
Copiar enlace
Escuchar este artículo
Publicidad
Contenido patrocinado
Ir al contenido
Saltar al contenido
Volver arriba
Deja un comentario
Escribe un comentario
Ver comentarios
Comentarios cerrados
Iniciar sesión
Inicia sesión para comentar
Regístrate
Suscríbete
Suscríbete ahora
Suscríbete a nuestro boletín
Recibe nuestro boletín
Síguenos
Síguenos en Facebook
Informar de un error
Contáctanos
Escribe a la redacción
Cartas al director
Aviso legal
Política de privacidad
Política de cookies
Términos y condiciones
Condiciones de uso
Quiénes somos
Mapa del sitio
Todos los derechos reservados
Leer más
Seguir leyendo
Apoya el periodismo independiente
Hazte socio
Ampliar imagen
`,
  starts: `
Compartir:…
Archivado en:…
Etiquetas:…
Publicado por…
`,
  parts: `
…todos los derechos reservados…
…prohibida la reproducción…
…en tu correo…
…apoya nuestro periodismo…
…este sitio utiliza cookies…
`,
  tails: `
Te puede interesar
Te podría interesar
También te puede interesar
Lea también
Lee también
Más noticias
Más información
Más leídas
Lo más leído
Lo más visto
Las más leídas
Noticias relacionadas
Artículos relacionados
Relacionado
Relacionados
Últimas noticias
Más en…
Recomendados
`,
  credits: 'foto fotos fotografía imagen crédito cortesía archivo efe',
});
