/** German phrases of page furniture, see ../phrases.ts for what the dots mean. */
import type { PhraseList } from './list.ts';

export const GERMAN: PhraseList = Object.freeze({
  lines: `
Teilen
Artikel teilen
Diesen Artikel teilen
Diesen Artikel teilen: E-Mail, Drucken, Link kopieren
Beitrag teilen
Auf Facebook teilen
Auf Twitter teilen
Per E-Mail versenden
Artikel drucken
Seite drucken
Drucken
Link kopieren
Merken
Artikel merken
Artikel anhören
Vorlesen
Anzeige
Werbung
Gesponsert
Zum Inhalt springen
Zur Navigation springen
Zum Seitenanfang
Nach oben
Kommentar schreiben
Kommentar verfassen
Kommentare anzeigen
Alle Kommentare anzeigen
Kommentare geschlossen
Die Kommentarfunktion ist geschlossen
Anmelden
Jetzt anmelden
Registrieren
Abonnieren
Jetzt abonnieren
Newsletter abonnieren
Newsletter bestellen
Unseren Newsletter abonnieren
Melden Sie sich für unseren Newsletter an
Folgen Sie uns
Folgen Sie uns auf Facebook
Fehler melden
Einen Fehler in diesem Artikel melden
Schreiben Sie uns
Schreiben Sie einen Leserbrief
Leserbrief schreiben
Hinweis an die Redaktion
Kontakt
Impressum
Datenschutz
Datenschutzerklärung
Nutzungsbedingungen
Allgemeine Geschäftsbedingungen
Cookie-Einstellungen
Über uns
Mediadaten
Alle Rechte vorbehalten
Weiterlesen
Lesen Sie weiter
Zur Startseite
Bildergalerie
Bild vergrößern
Unterstützen Sie unabhängigen Journalismus
Unterstützen Sie unsere Arbeit
Jetzt spenden
`,
  starts: `
Artikel teilen:…
Diesen Artikel teilen:…
Schlagwörter:…
Schlagworte:…
Veröffentlicht in:…
`,
  parts: `
…alle rechte vorbehalten…
…nachdruck, auch auszugsweise…
…nur mit schriftlicher genehmigung…
…nur mit genehmigung des verlages…
…für den inhalt externer seiten…
…unseren newsletter…
…unabhängigen journalismus…
…diese website verwendet cookies…
…wir verwenden cookies…
`,
  tails: `
Mehr zum Thema
Mehr aus…
Mehr Nachrichten
Weitere Artikel
Weitere Meldungen
Weitere Nachrichten
Weitere Themen
Verwandte Artikel
Verwandte Themen
Ähnliche Artikel
Lesen Sie auch
Auch interessant
Das könnte Sie auch interessieren
Das könnte Ihnen auch gefallen
Meistgelesen
Meistgelesene Artikel
Am meisten gelesen
Neueste Artikel
Aktuelle Meldungen
Top-Themen
Empfohlene Artikel
Unsere Empfehlungen
`,
  credits: 'foto fotos bild bilder aufnahme archivbild archivfoto symbolbild symbolfoto grafik quelle dpa',
});
