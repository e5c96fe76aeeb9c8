/** French phrases of page furniture, see ../phrases.ts for what the dots mean. */
import type { PhraseList } from './list.ts';

export const FRENCH: PhraseList = Object.freeze({
  lines: `
Partager
Partager cet article
Partager sur Facebook
Partager sur Twitter
Envoyer par e-mail
Imprimer
Imprimer cet article
Copier le lien
Écouter cet article
Publicité
Contenu sponsorisé
La suite après cette publicité
Aller au contenu
Aller au contenu principal
Haut de page
Retour en haut
Laisser un commentaire
Ajouter un commentaire
Voir les commentaires
Lire les commentaires
Les commentaires sont fermés
Se connecter
S'inscrire
S'abonner
Abonnez-vous
Je m'abonne
Inscrivez-vous à notre newsletter
Abonnez-vous à notre lettre d'information
Suivez-nous
Suivez-nous sur Facebook
Signaler une erreur
Contactez-nous
Écrivez à la rédaction
Mentions légales
Politique de confidentialité
Conditions d'utilisation
Conditions générales de vente
Gestion des cookies
Qui sommes-nous
Plan du site
Tous droits réservés
Lire la suite
Soutenez la presse indépendante
Soutenez notre journalisme
Faire un don
Agrandir l'image
`,
  starts: `
Partager cet article :…
Mots-clés :…
Publié par…
`,
  parts: `
…tous droits réservés…
…toute reproduction interdite…
…reproduction, même partielle…
…dans votre boîte mail…
…soutenez une presse…
…ce site utilise des cookies…
`,
  tails: `
À lire aussi
Lire aussi
À lire également
Sur le même sujet
Sur le même thème
Articles liés
Articles similaires
Les plus lus
Les plus partagés
Les plus commentés
Plus d'articles
Plus d'actualités
Dernières actualités
Vous aimerez aussi
Cela peut vous intéresser
Dans la même rubrique
Nos recommandations
Dans l'actualité
`,
  credits: 'photo photos image crédit illustration archives afp',
});
