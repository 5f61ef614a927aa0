"""Words that are one slip apart and mean something else: the commonest in learners' answers."""

_GROUPS = """
accept except | advice advise | affect effect | bath bathe | bear beer bare | become became
began begin begun | bend bent | blow blew blown | brake break broke | breath breathe
bring bought brought | build built | cloth clothe clothes close | come came | cook took look book
desert dessert | draw drew drawn | drink drank drunk | drive drove | fall fell fill full feel
feed feet fed foot | find found fund | form from | give gave given | grow grew grown
hair heir hear here heard her | hold held | hole whole | house horse hours hour | it's its
knew know known new now | last least lost list | lead led | lend lent | live love life leave
lose loose lost | make mate made take | man men many | mean meant | meat meet met
mice mouse mouth month | piece peace | plain plane | practice practise | price prize
quit quite quiet | rain ran run ring rang rung | ride rode | right write wrote | rise rose
sale sail | sand send sent | see sea seen | shine shone | ship sheep | shot shoot shut
sing sang sung song | sink sank sunk | sit sat set seat | spend spent | stay stayed
swim swam swum | teeth tooth | than then that them | their there they're these three where
think thing thank | this these those | thought though through taught tough threw throw thrown
wake woke walk work world word | want went what | wear were where we're | weak week
weather whether | well will we'll | when then than | which witch watch | win won | wish with
woman women | whose who's | your you're | advertise advertised | stationary stationery
understand understood | complement compliment | principal principle | personal personnel
"""

CONFUSABLES: frozenset[frozenset[str]] = frozenset(
    frozenset({one, other})
    for line in _GROUPS.replace("\n", "|").split("|")
    for one in line.split()
    for other in line.split()
    if one != other
)
"""Pairs that are never taken for a slip of each other."""
