import { Component } from '@angular/core';
import { Button, Icon, Sheet } from '@promenade/platform/web';

/** What helps when one is stuck: how to move, what the three colours say, whom to ask. */
@Component({
  selector: 'pmd-help',
  imports: [Button, Icon, Sheet],
  template: `
    <button pmdButton="quiet" type="button" (click)="sheet.open()"><pmd-icon name="help" />Aide</button>
    <pmd-sheet #sheet title="Aide">
      <div class="stack">
        <h3>Se déplacer</h3>
        <ul class="stack-s">
          <li>Le chemin, à gauche ou sous « Plus », mène à chaque page ; la lampe montre où vous êtes.</li>
          <li>Au clavier, Tab avance, Entrée ouvre, Échap ferme. Le premier lien de chaque page saute au contenu.</li>
          <li>Une liste filtrée garde ses filtres dans son adresse : vous pouvez l’envoyer ou la retrouver.</li>
        </ul>
        <h3>Lire les couleurs</h3>
        <ul class="stack-s">
          <li>La prune montre ce que vous pouvez faire, le jaune ce qui se passe maintenant, le vert ce qui est fait et prouvé.</li>
          <li>Chaque état porte aussi une icône et un mot.</li>
        </ul>
        <h3>Comprendre un chiffre</h3>
        <p>Le « ? » à côté d’un chiffre dit ce qui est compté. Chaque graphique a ses chiffres en tableau.</p>
        <h3>Demander</h3>
        <p>La coordination de votre département répond à vos questions.</p>
      </div>
    </pmd-sheet>
  `,
})
export class Help {}
