//! Words that the rules of composition know.

use crate::words::Words;

/// Nouns for what is not so: what follows them is denied.
pub(super) static LIES: Words = Words::of(
    "calumny canard delusion fable fabrication fallacy falsehood fantasy fiction forgery hoax illusion \
    invention legend libel lie misconception myth nonsense slander untruth",
);

/// Nouns for what is told or thought, and may be refuted.
pub(super) static REPORTS: Words = Words::of(
    "accusation allegation argument assertion assumption belief charge claim conclusion contention hint \
    idea impression imputation innuendo insinuation news notion report reproach rumor rumour statement \
    story suggestion supposition tale theory thesis version view",
);

/// Verbs that say of a report that it is not so.
pub(super) static REFUTE: Words = Words::of(
    "contradict controvert demolish deny deride disavow disbelieve disclaim discount discredit dismiss \
    dispel disprove dispute explode gainsay rebut refute reject repudiate ridicule scotch",
);

/// What a report is called that is not so.
pub(super) static FALSE: Words = Words::of(
    "absurd baseless erroneous fabricated fallacious false fanciful fictitious groundless ill-founded \
    inaccurate incorrect invented ludicrous mistaken nonexistent nonsensical preposterous ridiculous \
    spurious unfounded unjustified unsubstantiated untrue unwarranted wrong",
);

/// What a report lacks that is not so.
pub(super) static FOUNDATION: Words =
    Words::of("basis evidence fact foundation ground justification substance truth warrant");

/// Verbs of saying and thinking under "it is absurd to".
pub(super) static CLAIM: Words = Words::of(
    "allege argue assert assume believe claim conclude contend hold imagine imply maintain pretend say \
    state suggest suppose think",
);

/// Adjectives that make a duty of what follows.
pub(super) static DUTY: Words = Words::of(
    "advisable crucial desirable essential imperative important incumbent indispensable mandatory \
    necessary needful obligatory requisite urgent vital",
);

/// What somebody would be who acts as he is advised.
pub(super) static WISE: Words = Words::of("advised better prudent sensible smart well-advised wise wiser");

/// Verbs with a receiver and a gift.
pub(super) static GIVE: Words = Words::of(
    "accord award bring deliver deny donate give grant guarantee hand lend loan offer pledge promise \
    refuse sell send ship supply",
);

/// Verbs that end what their object is, or keep it back.
pub(super) static END: Words = Words::of(
    "abandon block cancel cease curtail cut deny disavow discontinue drop end eschew foreswear forgo \
    forswear freeze halt interrupt lack lose recall refuse relinquish renounce rescind retire retract \
    revoke scrap sever slash stop suspend terminate withdraw withhold",
);

/// Verbs of what comes to an end.
pub(super) static CEASE: Words =
    Words::of("cease collapse crumble die disappear dry dwindle end evaporate expire lapse stop vanish wane");

/// Nouns for an end.
pub(super) static ENDING: Words = Words::of(
    "abandonment absence cancellation cessation curtailment cut-off cutoff denial discontinuance \
    discontinuation end freezing halt interruption lack loss refusal renunciation stop suspension \
    termination withdrawal withholding",
);

/// Nouns for what is said or felt about a deed that others do.
pub(super) static SPOKEN_OF: Words = Words::of(
    "account accusation alarm allegation analysis anger anniversary answer anxiety article book complaint \
    concern condemnation danger debate defence defense denunciation description deterrent discussion \
    dismay enquiry evidence fear film grief history horror indignation inquiry investigation issue \
    knowledge likelihood memory mention news objection opposition outrage possibility prevention proof \
    prospect protest question reaction regret reply report reprisal resistance resolution response \
    retaliation revenge risk rumor rumour shock sorrow speculation story study survivor talk victim \
    warning witness",
);

/// Verbs whose subject only speaks of a deed, sees, suffers or opposes it.
pub(super) static SPEAK_OF: Words = Words::of(
    "abhor acknowledge allege analyse analyze anticipate applaud assail assess avenge avert avoid await \
    blast brief castigate celebrate censure chronicle cite commemorate comment compare complain condemn \
    consider contemplate criticise criticize debate decry defend denounce depict deplore deprecate \
    describe detest disclose discover discuss document doubt dread escape evaluate examine expect \
    explain expose face fear film foil follow foresee foreshadow forestall forget forgive guard hate \
    hear hinder ignore inform inquire interpret investigate judge know lament learn liken mark mention \
    mourn note notice observe obtain oppose photograph picture ponder portray predict prevent probe \
    protect protest question quote read receive recognize recollect record recount regret relate remain \
    remark remember repel report repulse resent resist reveal review see shield slam speak study suffer \
    survive talk testify thwart tolerate undergo understand warn watch welcome withstand witness",
);

/// Adjectives for those who do a deed themselves.
pub(super) static ACTORS: Words = Words::of(
    "accountable active bent busy capable complicit culpable determined engaged guilty instrumental \
    intent involved prepared ready responsible set willing",
);

/// Where words are printed or broadcast.
pub(super) static MEDIA: Words = Words::of(
    "broadcast broadsheet column daily editorial journal magazine media newspaper pamphlet paper \
    periodical press radio television weekly",
);

/// What an adjective behind "in a" judges.
pub(super) static MANNERS: Words = Words::of("fashion manner spirit style vein way");

/// What an adjective behind "with" judges.
pub(super) static TRAITS: Words = Words::of(
    "arrogance bravery brutality calm candor candour composure contempt coolness courage courtesy \
    cowardice cruelty cynicism determination devotion dignity disregard duplicity ease effrontery \
    endurance energy fairness faith firmness fortitude frankness generosity gentleness grace harshness \
    haste heroism humility hypocrisy indifference insolence kindness loyalty moderation modesty patience \
    perseverance persistence prudence recklessness resolution resolve restraint savagery serenity \
    severity sincerity skill spirit steadfastness stupidity tact tenacity treachery vigor vigour \
    weakness wisdom zeal",
);

/// Good in whoever acts with it.
pub(super) static VIRTUES: Words = Words::of(
    "bravery chivalry courage dignity foresight fortitude gallantry generosity heroism humanity \
    magnanimity nobility self-sacrifice selflessness statesmanship steadfastness tact valor valour \
    wisdom",
);

/// Bad in whoever acts with it.
pub(super) static VICES: Words = Words::of(
    "arrogance barbarism barbarity bestiality brutality callousness cowardice cruelty cynicism deceit \
    dishonesty duplicity effrontery ferocity high-handedness hypocrisy impudence impunity ingratitude \
    insolence malice perfidy recklessness ruthlessness savagery servility stupidity treachery",
);

/// Verbs of acting in some manner.
pub(super) static BEHAVE: Words = Words::of(
    "act bear behave carry cling comport conduct crawl deal die fall fight flee govern lie live look move \
    operate play proceed react respond rule run sound speak stand talk work",
);

/// What somebody does a thing with that another gives.
pub(super) static HELP: Words = Words::of(
    "aid assistance backing co-operation collusion complicity connivance cooperation encouragement help \
    support",
);

/// What those do who hold somebody for something: in the passive they stand behind "by".
pub(super) static REGARD: Words = Words::of(
    "account believe brand call class consider count deem hold judge label perceive rate regard see term think view",
);

/// Without these one does not do what stands behind "about" or "in".
pub(super) static SINCERE: Words = Words::of("earnest genuine honest serious sincere");

/// What ties somebody to another: whose it is need not be said by who speaks of his own.
pub(super) static BONDS: Words = Words::of("brotherhood comradeship fraternity friendship solidarity");

/// Answers that say yes.
pub(super) static ASSENT: Words = Words::of("acquiesce agree assent concur");

/// Answers that say no.
pub(super) static DISSENT: Words = Words::of("demur disagree dissent");

/// What is done to a word of another that is called untrue.
pub(super) static CONTRADICT: Words =
    Words::of("challenge contest contradict deny dispute rebut refute reject");

/// How somebody is who wants what an infinitive behind it says.
pub(super) static GLAD: Words =
    Words::of("delighted eager glad happy interested keen pleased prepared ready welcome willing");

/// What those do who get together.
pub(super) static MEET: Words =
    Words::of("confer converse consult cooperate discuss host lunch meet negotiate receive see talk visit");

/// Charges that nobody makes against his own state.
pub(super) static CHARGES: Words = Words::of(
    "aggression aggressor chauvinism collusion colonialism colonialist dictate encirclement hegemonism \
    hegemony imperialism imperialist interventionism interventionist militarism militarist neocolonialism \
    neo-colonialism plot provocation reactionary revanchism revanchist warmonger warmongering",
);

/// What two have with each other.
pub(super) static DEALINGS: Words = Words::of(
    "agreement contact cooperation dealing discussion exchange link meeting negotiation relation \
    relationship talk tie trade understanding",
);

/// What may be good or bad between two.
pub(super) static RELATIONS: Words = Words::of("alliance friendship relation relationship tie");

/// Verbs of what goes bad.
pub(super) static WORSEN: Words = Words::of(
    "chill collapse cool crumble decline degenerate deteriorate fray plummet rupture sour suffer unravel \
    worsen",
);

/// Verbs that make it bad.
pub(super) static SPOIL: Words = Words::of(
    "aggravate chill cloud damage embitter envenom exacerbate harm impair mar overshadow poison rupture \
    sour strain undermine worsen",
);

/// Verbs of what goes well.
pub(super) static BETTER: Words =
    Words::of("blossom flourish improve mend normalise normalize prosper thaw warm");

/// Nouns for going bad.
pub(super) static WORSENING: Words = Words::of(
    "breakdown chill collapse cooling decline deterioration rupture souring strain tension worsening",
);

/// Nouns for going well.
pub(super) static IMPROVEMENT: Words =
    Words::of("improvement normalisation normalization rapprochement thaw warming");

/// Verbs and adjectives that put what depends on them into their subject's mind or mouth.
pub(super) static ATTITUDES: Words = Words::of(
    "accuse acknowledge admit afraid agree allege appreciate argue assert assume attack attribute aware \
    believe blame brand call castigate certain characterize charge claim complain concede concerned \
    conclude condemn confident consider contend convince convinced criticize declare denounce deny \
    depict describe despise dismiss disturbed doubt emphasize estimate expect expose fear feel find hail \
    hint hope imply insist judge know label lay look maintain note observe paint perceive picture \
    portray praise present protest realize recognize refer regard regret remark reproach resent say see \
    sense speak state stigmatize stress suggest sure suspect talk tell term thank think treat understand \
    unmask view warn",
);

/// Verbs whose complement is a fact.
pub(super) static SHOW: Words =
    Words::of("cause demonstrate ensure happen help let make mean prove reveal see show");

/// Verbs that say of their object what it is, behind "as".
pub(super) static DESCRIBE: Words = Words::of(
    "acclaim attack brand castigate characterise characterize condemn consider criticize damn decry \
    denounce depict deride describe dismiss expose hail honor honour label paint perceive picture \
    portray praise present recognize regard represent reveal revile see show stigmatize treat unmask \
    view",
);

/// In what somebody sees things his way.
pub(super) static EYES: Words =
    Words::of("belief book estimate estimation eye judgement judgment mind opinion sight view");

/// Deeds that have been done though they are ended.
pub(super) static DEEDS: Words = Words::of(
    "aggression annexation arrest assassination assault atrocity attack blackmail bombardment bombing \
    clash conflict conspiracy crime deportation destruction dispute execution expulsion fighting \
    genocide harassment imprisonment infringement interference intervention intimidation invasion \
    kidnapping killing massacre meddling misdeed murder occupation offensive outrage overthrow partition \
    persecution plot provocation quarrel raid rape sabotage shelling slaughter strike subversion torture \
    violation war",
);

/// Deeds whose victim stands behind "of".
pub(super) static SUFFERED: Words = Words::of(
    "abandonment abduction annexation arrest assassination beating betrayal blockade bombardment bombing \
    booing bullying carving-up colonisation colonization condemnation conquest criticism defeat \
    demonisation demonization denunciation deportation destruction detention disarmament dismemberment \
    dismissal dissolution encirclement encroachment enslavement execution exploitation expulsion hacking \
    hanging harassment humiliation ill-treatment imprisonment intimidation invasion isolation jailing \
    kidnapping killing looting maltreatment mistreatment murder occupation oppression ouster overthrow \
    partition persecution pillage poisoning rape removal rout scapegoating seizure shelling shooting \
    siege slaughter strangulation subjugation subversion surveillance targeting torture treatment \
    vilification wiretapping",
);

/// Of these, those that leave it open whether their subject does the deed as well.
pub(super) static NEUTRAL: Words = Words::of(
    "analyse analysis analyze comment consider debate describe discuss discussion examine explain follow \
    issue mention note question read recall record remark report review speak study talk",
);

/// What is not sure to be.
pub(super) static DOUBTFUL: Words = Words::of(
    "apt conceivable doubtful hypothetical imaginable impossible improbable inconceivable liable likely \
    possible probable unimaginable unlikely unthinkable",
);

/// Nouns for what may be.
pub(super) static POSSIBILITY: Words =
    Words::of("chance danger eventuality hypothesis likelihood possibility probability prospect risk");

/// Verbs by which what somebody does or says comes to be.
pub(super) static MAKE: Words = Words::of(
    "adopt advance announce author broadcast champion commit conceive conclude conduct deliver devise \
    draft draw establish express follow formulate impose inflict initiate inspire instigate introduce \
    issue launch lead make offer organise organize outline pass perpetrate play prepare present proclaim \
    propose publish pursue put raise sign sponsor spread submit suggest table take voice wage write",
);

/// In what somebody acts.
pub(super) static WAY: Words = Words::of("ease fashion manner speed spirit way");

/// Prepositions before a deed that others answer.
pub(super) static AFTERMATH: Words = Words::of("after amid amidst before despite during following since");

/// Verbs whose subject wants the deed in their object done.
pub(super) static SEEK: Words = Words::of(
    "advocate aim ask attempt call clamor clamour conspire demand desire order plan plot press propose \
    request seek strive swear threaten urge vow want wish work",
);

/// Verbs that blame or thank their object for what it did.
pub(super) static REPAY: Words = Words::of(
    "admire admonish applaud arraign assail attack berate blame blast castigate censure chide commend \
    condemn congratulate criticise criticize denounce excuse fault forgive hail honor honour indict \
    pardon praise prosecute punish rebuke reprimand reproach reprove reward salute sanction scold slam \
    thank upbraid",
);

/// Verbs that put in question what their object says.
pub(super) static QUESTION: Words =
    Words::of("challenge deny dispute distrust disbelieve doubt impugn mistrust question suspect");

/// Verbs that ask somebody for a deed: whoever asks stands as the deed would.
pub(super) static ASKS_FOR: Words = Words::of(
    "advise appeal ask beg beseech call caution counsel encourage entreat exhort implore \
    incite invite petition plead press pressure push remind request tell urge want warn wish",
);

/// Verbs of bringing somebody to do something; where that is only meant, it is not done.
pub(super) static BRINGS_TO: Words =
    Words::of("bring compel convince force get induce lead make oblige persuade prevail");

/// Verbs that ask for what a clause with "that" says.
pub(super) static DEMANDS_THAT: Words =
    Words::of("ask demand insist propose recommend request require suggest urge");

/// Verbs of giving that may give mere words.
pub(super) static HANDS_OVER: Words = Words::of("furnish give provide supply");

/// What one brings or expresses for another, who stands behind "to".
pub(super) static SENT: Words =
    Words::of("compliment condolence congratulation felicitation greeting salutation");

/// What is told rather than given.
pub(super) static WORDS: Words = Words::of(
    "account answer briefing copy detail document explanation impression information list news note \
    opportunity outline picture reply report resume summary text translation version view",
);

/// Verbs whose object, if it is a good or bad one, is their subject's: "conducted a reckless campaign".
pub(super) static CONDUCT: Words = Words::of(
    "adopt advance conduct carry commit do draw follow formulate issue launch make play produce \
    propose publish pursue put render submit take wage",
);

/// Verbs whose object is a quality of their subject: "has many faults".
pub(super) static HAVE: Words =
    Words::of("betray demonstrate display evince exhibit have manifest possess prove reveal show");

/// Nouns with an infinitive that is not done.
pub(super) static REFUSAL: Words =
    Words::of("disinclination failure inability refusal reluctance unreadiness unwillingness");

/// Verbs that bring about or seek what their object or "in" is.
pub(super) static ENGAGE: Words =
    Words::of("begin cause create engage have involve participate provoke seek start stir wage want");

/// Verbs of knowing, which somebody is only told.
pub(super) static KNOW: Words =
    Words::of("appreciate believe know note realise realize remember see understand");

/// Verbs of wishing.
pub(super) static WISH: Words = Words::of("like want wish");
