//! Words that the rules of composition know.

/// True if a list, its words set apart by blanks, has a word.
pub(super) fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|w| w == word)
}

/// Nouns for what is not so: what follows them is denied.
pub(super) const LIES: &str = "calumny canard delusion fable fabrication fallacy falsehood fantasy fiction forgery hoax illusion \
    invention legend libel lie misconception myth nonsense slander untruth";

/// Nouns for what is told or thought, and may be refuted.
pub(super) const REPORTS: &str = "accusation allegation argument assertion assumption belief charge claim conclusion contention hint \
    idea impression imputation innuendo insinuation news notion report reproach rumor rumour statement \
    story suggestion supposition tale theory thesis version view";

/// Verbs that say of a report that it is not so.
pub(super) const REFUTE: &str = "contradict controvert demolish deny deride disavow disbelieve disclaim discount discredit dismiss \
    dispel disprove dispute explode gainsay rebut refute reject repudiate ridicule scotch";

/// What a report is called that is not so.
pub(super) const FALSE: &str = "absurd baseless erroneous fabricated fallacious false fanciful fictitious groundless ill-founded \
    inaccurate incorrect invented ludicrous mistaken nonexistent nonsensical preposterous ridiculous \
    spurious unfounded unjustified unsubstantiated untrue unwarranted wrong";

/// What a report lacks that is not so.
pub(super) const FOUNDATION: &str =
    "basis evidence fact foundation ground justification substance truth warrant";

/// Verbs of saying and thinking under "it is absurd to".
pub(super) const CLAIM: &str = "allege argue assert assume believe claim conclude contend hold imagine imply maintain pretend say \
    state suggest suppose think";

/// Adjectives that make a duty of what follows.
pub(super) const DUTY: &str = "advisable crucial desirable essential imperative important incumbent indispensable mandatory \
    necessary needful obligatory requisite urgent vital";

/// What somebody would be who acts as he is advised.
pub(super) const WISE: &str = "advised better prudent sensible smart well-advised wise wiser";

/// Verbs with a receiver and a gift.
pub(super) const GIVE: &str = "accord award bring deliver deny donate give grant guarantee hand lend loan offer pledge promise \
    refuse sell send ship supply";

/// Verbs that end what their object is, or keep it back.
pub(super) const END: &str = "abandon block cancel cease curtail cut deny disavow discontinue drop end eschew foreswear forgo \
    forswear freeze halt interrupt lack lose recall refuse relinquish renounce rescind retire retract \
    revoke scrap sever slash stop suspend terminate withdraw withhold";

/// Verbs of what comes to an end.
pub(super) const CEASE: &str =
    "cease collapse crumble die disappear dry dwindle end evaporate expire lapse stop vanish wane";

/// Nouns for an end.
pub(super) const ENDING: &str = "abandonment absence cancellation cessation curtailment cut-off cutoff denial discontinuance \
    discontinuation end freezing halt interruption lack loss refusal renunciation stop suspension \
    termination withdrawal withholding";

/// Nouns for what is said or felt about a deed that others do.
pub(super) const SPOKEN_OF: &str = "account accusation alarm allegation analysis anger anniversary answer anxiety article book complaint \
    concern condemnation danger debate defence defense denunciation description deterrent discussion \
    dismay enquiry evidence fear film grief history horror indignation inquiry investigation issue \
    knowledge likelihood memory mention news objection opposition outrage possibility prevention proof \
    prospect protest question reaction regret reply report reprisal resistance resolution response \
    retaliation revenge risk rumor rumour shock sorrow speculation story study survivor talk victim \
    warning witness";

/// Verbs whose subject only speaks of a deed, sees, suffers or opposes it.
pub(super) const SPEAK_OF: &str = "abhor acknowledge allege analyse analyze anticipate applaud assail assess avenge avert avoid await \
    blast brief castigate celebrate censure chronicle cite commemorate comment compare complain condemn \
    consider contemplate criticise criticize debate decry defend denounce depict deplore deprecate \
    describe detest disclose discover discuss document doubt dread escape evaluate examine expect \
    explain expose face fear film foil follow foresee foreshadow forestall forget forgive guard hate \
    hear hinder ignore inform inquire interpret investigate judge know lament learn liken mark mention \
    mourn note notice observe obtain oppose photograph picture ponder portray predict prevent probe \
    protect protest question quote read receive recognize recollect record recount regret relate remain \
    remark remember repel report repulse resent resist reveal review see shield slam speak study suffer \
    survive talk testify thwart tolerate undergo understand warn watch welcome withstand witness";

/// Adjectives for those who do a deed themselves.
pub(super) const ACTORS: &str = "accountable active bent busy capable complicit culpable determined engaged guilty instrumental \
    intent involved prepared ready responsible set willing";

/// Where words are printed or broadcast.
pub(super) const MEDIA: &str = "broadcast broadsheet column daily editorial journal magazine media newspaper pamphlet paper \
    periodical press radio television weekly";

/// What an adjective behind "in a" judges.
pub(super) const MANNERS: &str = "fashion manner spirit style vein way";

/// What an adjective behind "with" judges.
pub(super) const TRAITS: &str = "arrogance bravery brutality calm candor candour composure contempt coolness courage courtesy \
    cowardice cruelty cynicism determination devotion dignity disregard duplicity ease effrontery \
    endurance energy fairness faith firmness fortitude frankness generosity gentleness grace harshness \
    haste heroism humility hypocrisy indifference insolence kindness loyalty moderation modesty patience \
    perseverance persistence prudence recklessness resolution resolve restraint savagery serenity \
    severity sincerity skill spirit steadfastness stupidity tact tenacity treachery vigor vigour \
    weakness wisdom zeal";

/// Good in whoever acts with it.
pub(super) const VIRTUES: &str = "bravery chivalry courage dignity foresight fortitude gallantry generosity heroism humanity \
    magnanimity nobility self-sacrifice selflessness statesmanship steadfastness tact valor valour \
    wisdom";

/// Bad in whoever acts with it.
pub(super) const VICES: &str = "arrogance barbarism barbarity bestiality brutality callousness cowardice cruelty cynicism deceit \
    dishonesty duplicity effrontery ferocity high-handedness hypocrisy impudence impunity ingratitude \
    insolence malice perfidy recklessness ruthlessness savagery servility stupidity treachery";

/// Verbs of acting in some manner.
pub(super) const BEHAVE: &str = "act bear behave carry cling comport conduct crawl deal die fall fight flee govern lie live look move \
    operate play proceed react respond rule run sound speak stand talk work";

/// What somebody does a thing with that another gives.
pub(super) const HELP: &str = "aid assistance backing co-operation collusion complicity connivance cooperation encouragement help \
    support";

/// What those do who hold somebody for something: in the passive they stand behind "by".
pub(super) const REGARD: &str = "account believe brand call class consider count deem hold judge label perceive rate regard see term think view";

/// Without these one does not do what stands behind "about" or "in".
pub(super) const SINCERE: &str = "earnest genuine honest serious sincere";

/// What ties somebody to another: whose it is need not be said by who speaks of his own.
pub(super) const BONDS: &str = "brotherhood comradeship fraternity friendship solidarity";

/// Answers that say yes.
pub(super) const ASSENT: &str = "acquiesce agree assent concur";

/// Answers that say no.
pub(super) const DISSENT: &str = "demur disagree dissent";

/// What is done to a word of another that is called untrue.
pub(super) const CONTRADICT: &str = "challenge contest contradict deny dispute rebut refute reject";

/// How somebody is who wants what an infinitive behind it says.
pub(super) const GLAD: &str =
    "delighted eager glad happy interested keen pleased prepared ready welcome willing";

/// What those do who get together.
pub(super) const MEET: &str =
    "confer converse consult cooperate discuss host lunch meet negotiate receive see talk visit";

/// Charges that nobody makes against his own state.
pub(super) const CHARGES: &str = "aggression aggressor chauvinism collusion colonialism colonialist dictate encirclement hegemonism \
    hegemony imperialism imperialist interventionism interventionist militarism militarist neocolonialism \
    neo-colonialism plot provocation reactionary revanchism revanchist warmonger warmongering";

/// What two have with each other.
pub(super) const DEALINGS: &str = "agreement contact cooperation dealing discussion exchange link meeting negotiation relation \
    relationship talk tie trade understanding";

/// What may be good or bad between two.
pub(super) const RELATIONS: &str = "alliance friendship relation relationship tie";

/// Verbs of what goes bad.
pub(super) const WORSEN: &str = "chill collapse cool crumble decline degenerate deteriorate fray plummet rupture sour suffer unravel \
    worsen";

/// Verbs that make it bad.
pub(super) const SPOIL: &str = "aggravate chill cloud damage embitter envenom exacerbate harm impair mar overshadow poison rupture \
    sour strain undermine worsen";

/// Verbs of what goes well.
pub(super) const BETTER: &str = "blossom flourish improve mend normalise normalize prosper thaw warm";

/// Nouns for going bad.
pub(super) const WORSENING: &str =
    "breakdown chill collapse cooling decline deterioration rupture souring strain tension worsening";

/// Nouns for going well.
pub(super) const IMPROVEMENT: &str = "improvement normalisation normalization rapprochement thaw warming";

/// Verbs and adjectives that put what depends on them into their subject's mind or mouth.
pub(super) const ATTITUDES: &str = "accuse acknowledge admit afraid agree allege appreciate argue assert assume attack attribute aware \
    believe blame brand call castigate certain characterize charge claim complain concede concerned \
    conclude condemn confident consider contend convince convinced criticize declare denounce deny \
    depict describe despise dismiss disturbed doubt emphasize estimate expect expose fear feel find hail \
    hint hope imply insist judge know label lay look maintain note observe paint perceive picture \
    portray praise present protest realize recognize refer regard regret remark reproach resent say see \
    sense speak state stigmatize stress suggest sure suspect talk tell term thank think treat understand \
    unmask view warn";

/// Verbs whose complement is a fact.
pub(super) const SHOW: &str = "cause demonstrate ensure happen help let make mean prove reveal see show";

/// Verbs that say of their object what it is, behind "as".
pub(super) const DESCRIBE: &str = "acclaim attack brand castigate characterise characterize condemn consider criticize damn decry \
    denounce depict deride describe dismiss expose hail honor honour label paint perceive picture \
    portray praise present recognize regard represent reveal revile see show stigmatize treat unmask \
    view";

/// In what somebody sees things his way.
pub(super) const EYES: &str =
    "belief book estimate estimation eye judgement judgment mind opinion sight view";

/// Deeds that have been done though they are ended.
pub(super) const DEEDS: &str = "aggression annexation arrest assassination assault atrocity attack blackmail bombardment bombing \
    clash conflict conspiracy crime deportation destruction dispute execution expulsion fighting \
    genocide harassment imprisonment infringement interference intervention intimidation invasion \
    kidnapping killing massacre meddling misdeed murder occupation offensive outrage overthrow partition \
    persecution plot provocation quarrel raid rape sabotage shelling slaughter strike subversion torture \
    violation war";

/// Deeds whose victim stands behind "of".
pub(super) const SUFFERED: &str = "abandonment abduction annexation arrest assassination beating betrayal blockade bombardment bombing \
    booing bullying carving-up colonisation colonization condemnation conquest criticism defeat \
    demonisation demonization denunciation deportation destruction detention disarmament dismemberment \
    dismissal dissolution encirclement encroachment enslavement execution exploitation expulsion hacking \
    hanging harassment humiliation ill-treatment imprisonment intimidation invasion isolation jailing \
    kidnapping killing looting maltreatment mistreatment murder occupation oppression ouster overthrow \
    partition persecution pillage poisoning rape removal rout scapegoating seizure shelling shooting \
    siege slaughter strangulation subjugation subversion surveillance targeting torture treatment \
    vilification wiretapping";

/// Of these, those that leave it open whether their subject does the deed as well.
pub(super) const NEUTRAL: &str = "analyse analysis analyze comment consider debate describe discuss discussion examine explain follow \
    issue mention note question read recall record remark report review speak study talk";

/// What is not sure to be.
pub(super) const DOUBTFUL: &str = "apt conceivable doubtful hypothetical imaginable impossible improbable inconceivable liable likely \
    possible probable unimaginable unlikely unthinkable";

/// Nouns for what may be.
pub(super) const POSSIBILITY: &str =
    "chance danger eventuality hypothesis likelihood possibility probability prospect risk";

/// Verbs by which what somebody does or says comes to be.
pub(super) const MAKE: &str = "adopt advance announce author broadcast champion commit conceive conclude conduct deliver devise \
    draft draw establish express follow formulate impose inflict initiate inspire instigate introduce \
    issue launch lead make offer organise organize outline pass perpetrate play prepare present proclaim \
    propose publish pursue put raise sign sponsor spread submit suggest table take voice wage write";

/// In what somebody acts.
pub(super) const WAY: &str = "ease fashion manner speed spirit way";

/// Prepositions before a deed that others answer.
pub(super) const AFTERMATH: &str = "after amid amidst before despite during following since";

/// Verbs whose subject wants the deed in their object done.
pub(super) const SEEK: &str = "advocate aim ask attempt call clamor clamour conspire demand desire order plan plot press propose \
    request seek strive swear threaten urge vow want wish work";

/// Verbs that blame or thank their object for what it did.
pub(super) const REPAY: &str = "admire admonish applaud arraign assail attack berate blame blast castigate censure chide commend \
    condemn congratulate criticise criticize denounce excuse fault forgive hail honor honour indict \
    pardon praise prosecute punish rebuke reprimand reproach reprove reward salute sanction scold slam \
    thank upbraid";

/// Verbs that put in question what their object says.
pub(super) const QUESTION: &str =
    "challenge deny dispute distrust disbelieve doubt impugn mistrust question suspect";

/// Verbs that ask somebody for a deed: whoever asks stands as the deed would.
pub(super) const ASKS_FOR: &str = "advise appeal ask beg beseech call caution counsel encourage entreat exhort implore \
    incite invite petition plead press pressure push remind request tell urge want warn wish";

/// Verbs of bringing somebody to do something; where that is only meant, it is not done.
pub(super) const BRINGS_TO: &str = "bring compel convince force get induce lead make oblige persuade prevail";

/// Verbs that ask for what a clause with "that" says.
pub(super) const DEMANDS_THAT: &str = "ask demand insist propose recommend request require suggest urge";

/// Verbs of giving that may give mere words.
pub(super) const HANDS_OVER: &str = "furnish give provide supply";

/// What one brings or expresses for another, who stands behind "to".
pub(super) const SENT: &str = "compliment condolence congratulation felicitation greeting salutation";

/// What is told rather than given.
pub(super) const WORDS: &str = "account answer briefing copy detail document explanation impression information list news note \
    opportunity outline picture reply report resume summary text translation version view";

/// Verbs whose object, if it is a good or bad one, is their subject's: "conducted a reckless campaign".
pub(super) const CONDUCT: &str = "adopt advance conduct carry commit do draw follow formulate issue launch make play produce \
    propose publish pursue put render submit take wage";

/// Verbs whose object is a quality of their subject: "has many faults".
pub(super) const HAVE: &str =
    "betray demonstrate display evince exhibit have manifest possess prove reveal show";

/// Nouns with an infinitive that is not done.
pub(super) const REFUSAL: &str =
    "disinclination failure inability refusal reluctance unreadiness unwillingness";

/// Verbs that bring about or seek what their object or "in" is.
pub(super) const ENGAGE: &str =
    "begin cause create engage have involve participate provoke seek start stir wage want";

/// Verbs of knowing, which somebody is only told.
pub(super) const KNOW: &str = "appreciate believe know note realise realize remember see understand";

/// Verbs of wishing.
pub(super) const WISH: &str = "like want wish";
