"""SQL of the vault: wraps a ticket shows, the keys of classes, what was granted to oneself.

Boundary: functions over a Session; row security decides what is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, insert, select, text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from backoffice.vault.tables import (
    BlindIndexRow,
    ClassGrantRow,
    ClassKeyRow,
    CustomerKeyRow,
    IndexQueueRow,
    PersonKeyRow,
    RotationRow,
    SlotRow,
)

_TAKE = text("select vault.take_ticket(:customer, :classes, :ground, :about)")
# A class somebody's duties may hold, of which they lack a key in use, and what is proposed about that. Who may not know
# the holders of a class is shown nobody of it, and sees a proposal only where its policies let them.
_MISSING = text("""
    with shown as materialized (
        select c.field_class, array_agg(c.id) as ids
          from vault.class_key c
         where c.certificate is not null and c.retired_at is null
           and (:all_classes or c.id in (select class_key_id from vault.class_grant where person = :actor))
         group by c.field_class
    ), held as materialized (
        select s.field_class, h.person
          from shown s, unnest(s.ids) each (id), vault.holders(each.id) h (person)
         group by s.field_class, h.person, s.ids
        having count(*) = cardinality(s.ids)
    ), open as materialized (
        select p.id, p.state, p.facts ->> 'person' as person, told.field_class, p.proposed_at
          from staff.proposal p, jsonb_array_elements_text(p.facts -> 'field_classes') told (field_class)
         where p.action in ('vault.grant_key', 'vault.grant_root', 'vault.grant_suspicion')
           and p.state in ('proposed', 'approved') and p.expires_at > store.now()
    )
    select p.name as person, s.field_class, o.id as proposal, coalesce(o.state = 'approved', false) as agreed,
           s.field_class in (select c.field_class from vault.class_key c
                               join vault.class_grant g on g.class_key_id = c.id and g.person = :actor)
           and exists (select from staff.four_eyes f
                        where f.action = vault.grant_action(s.field_class) and f.proposers && (select staff.duties())
           ) as yours
      from staff.person p
      join vault.person_key k on k.person = p.name and k.certificate is not null
     cross join shown s
      left join lateral (
          select id, state from open
           where open.person = p.name and open.field_class = s.field_class
           order by state, proposed_at limit 1
      ) o on true
     where p.state = 'active'
       and exists (
           select from vault.class_reader r join pg_roles who on who.rolname = p.name
             join pg_roles duty on duty.rolname = r.duty
            where r.field_class = s.field_class and pg_has_role(who.oid, duty.oid, 'member')
       )
       and not exists (select from held where held.person = p.name and held.field_class = s.field_class)
     order by p.name, s.field_class
""")
_KEYLESS = text("""
    select p.name as person, array_agg(distinct r.field_class order by r.field_class) as field_classes
      from staff.person p
      join pg_roles who on who.rolname = p.name
      join vault.class_reader r on true
      left join pg_roles duty on duty.rolname = r.duty
     where p.state = 'active'
       and (r.duty = any (p.held_back) or pg_has_role(who.oid, duty.oid, 'member'))
       and not exists (select from vault.person_key k where k.person = p.name)
     group by p.name order by p.name
""")
_KEY = (
    CustomerKeyRow.id,
    CustomerKeyRow.field_class,
    CustomerKeyRow.class_key_id,
    CustomerKeyRow.wrapped,
    CustomerKeyRow.made_by,
)


def take_ticket(session: Session, customer: UUID, classes: Sequence[str], ground: str, about: UUID | None) -> datetime:
    values = {"customer": customer, "classes": list(classes), "ground": ground, "about": about}
    until: datetime = session.execute(_TAKE, values).scalar_one()
    return until


def customer_keys(session: Session, customer: UUID) -> Sequence[Row[*tuple[Any, ...]]]:
    """The wraps of a customer's keys that live tickets of the reader show, oldest first."""
    wanted = select(*_KEY).where(CustomerKeyRow.customer_id == customer)
    return session.execute(wanted.order_by(CustomerKeyRow.made_at, CustomerKeyRow.id)).all()


def add_customer_key(
    session: Session, key_id: UUID, customer: UUID, field_class: str, class_key: UUID, wrapped: bytes
) -> None:
    made = {
        "id": key_id,
        "customer_id": customer,
        "field_class": field_class,
        "class_key_id": class_key,
        "wrapped": wrapped,
    }
    session.execute(insert(CustomerKeyRow.__table__).values(made))  # type: ignore[arg-type]


def class_keys(session: Session) -> Sequence[Row[*tuple[Any, ...]]]:
    """The certified keys of classes that are in use, oldest first."""
    wanted = select(
        ClassKeyRow.id, ClassKeyRow.field_class, ClassKeyRow.public, ClassKeyRow.certificate, ClassKeyRow.made_at
    ).where(ClassKeyRow.certificate.is_not(None), ClassKeyRow.retired_at.is_(None))
    return session.execute(wanted.order_by(ClassKeyRow.made_at, ClassKeyRow.id)).all()


def live_class_keys(session: Session) -> Sequence[ClassKeyRow]:
    """Keys of classes that are not retired, certified or not, by class and oldest first."""
    wanted = select(ClassKeyRow).where(ClassKeyRow.retired_at.is_(None))
    ordered = wanted.order_by(ClassKeyRow.field_class, ClassKeyRow.made_at, ClassKeyRow.id)
    return session.execute(ordered, execution_options={"populate_existing": True}).scalars().all()


def led_by(session: Session, new_key: UUID) -> str | None:
    """Who leads the way under that key now."""
    wanted = select(RotationRow.led_by).where(RotationRow.new_key == new_key, RotationRow.ended_at.is_(None))
    return session.execute(wanted).scalar_one_or_none()


def class_key(session: Session, key_id: UUID) -> ClassKeyRow | None:
    return session.get(ClassKeyRow, key_id)


def own_grants(session: Session, person: str) -> Sequence[Row[*tuple[Any, ...]]]:
    """What was granted to the reader: whose class key, its public half, the wrap, and whether it is in use."""
    wanted = (
        select(ClassKeyRow.id, ClassKeyRow.field_class, ClassKeyRow.public, ClassGrantRow.wrapped)
        .join(ClassGrantRow, ClassGrantRow.class_key_id == ClassKeyRow.id)
        .where(ClassGrantRow.person == person)
    )
    return session.execute(wanted.order_by(ClassKeyRow.made_at, ClassKeyRow.id)).all()


def person_key(session: Session, person: str) -> PersonKeyRow | None:
    return session.get(PersonKeyRow, person, populate_existing=True)


def slots(session: Session, person: str) -> dict[str, bytes]:
    """The person's slots by custody."""
    wanted = select(SlotRow.custody, SlotRow.sealed).where(SlotRow.person == person)
    return {row.custody: bytes(row.sealed) for row in session.execute(wanted)}


def holders(session: Session, class_key: UUID) -> Sequence[str]:
    return session.execute(text("select vault.holders(:key)"), {"key": class_key}).scalars().all()


def missing_keys(session: Session, actor: str, *, all_classes: bool) -> Sequence[Row[Any]]:
    """Whom a class key is missing; of the classes the actor holds, or of all for who is told every holder."""
    return session.execute(_MISSING, {"actor": actor, "all_classes": all_classes}).all()


def keyless(session: Session) -> Sequence[Row[Any]]:
    """Who has a duty that reads a class, and no keys."""
    return session.execute(_KEYLESS).all()


def is_administrator(session: Session) -> bool:
    return bool(session.execute(text("select 'administrator' = any (staff.duties())")).scalar_one())


def rotation(session: Session, rotation_id: UUID) -> RotationRow | None:
    return session.get(RotationRow, rotation_id, populate_existing=True)


def leaving_keys(session: Session, class_key: UUID, after: UUID | None, limit: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Wraps still under a class key that the reader leads the way out of, by id."""
    wanted = select(*_KEY, CustomerKeyRow.customer_id).where(CustomerKeyRow.class_key_id == class_key)
    if after is not None:
        wanted = wanted.where(CustomerKeyRow.id > after)
    return session.execute(wanted.order_by(CustomerKeyRow.id).limit(limit)).all()


def queue_for_index(
    session: Session, queued: UUID, column: str, row: UUID, customer: UUID, class_key: UUID, sealed: bytes
) -> None:
    waiting = {
        "id": queued,
        "column_name": column,
        "row_id": row,
        "customer_id": customer,
        "class_key_id": class_key,
        "sealed": sealed,
    }
    session.execute(insert(IndexQueueRow.__table__).values(waiting))  # type: ignore[arg-type]


def offer_keys(session: Session, agreement: bytes, signing: bytes) -> None:
    session.execute(text("select vault.offer_keys(:agreement, :signing)"), {"agreement": agreement, "signing": signing})


def put_slot(session: Session, person: str, custody: str, sealed: bytes) -> None:
    """Add the slot, or put it in the place of the one there was."""
    mine = upsert(SlotRow).values(person=person, custody=custody, sealed=sealed)
    session.execute(mine.on_conflict_do_update(index_elements=["person", "custody"], set_={"sealed": sealed}))


def renew_keys(
    session: Session, agreement: bytes, signing: bytes, wraps: Mapping[UUID, bytes], custody: str, slot: bytes
) -> None:
    given = {
        "agreement": agreement,
        "signing": signing,
        "keys": list(wraps),
        "wraps": list(wraps.values()),
        "custody": custody,
        "slot": slot,
    }
    session.execute(text("select vault.renew_keys(:agreement, :signing, :keys, :wraps, :custody, :slot)"), given)


def move_slot(session: Session, custody: str, slot: bytes, *, beside: bool) -> None:
    given = {"custody": custody, "slot": slot, "beside": beside}
    session.execute(text("select vault.move_slot(:custody, :slot, :beside)"), given)


def uncertified(session: Session) -> Sequence[PersonKeyRow]:
    waiting = select(PersonKeyRow).where(PersonKeyRow.certificate.is_(None)).order_by(PersonKeyRow.made_at)
    return session.execute(waiting).scalars().all()


def certify_person(session: Session, person: str, agreement: bytes, certificate: bytes) -> None:
    given = {"person": person, "agreement": agreement, "certificate": certificate}
    session.execute(text("select vault.certify_person(:person, :agreement, :certificate)"), given)


def give_classes(session: Session, person: str, wraps: Mapping[UUID, bytes], agreed: UUID) -> None:
    given = {
        "person": person,
        "keys": list(wraps),
        "wraps": list(wraps.values()),
        "agreed": agreed,
    }
    session.execute(text("select vault.give_classes(:person, :keys, :wraps, :agreed)"), given)


def offer_class_key(
    session: Session, key_id: UUID, field_class: str, public: bytes, wraps: Mapping[str, bytes]
) -> datetime:
    given = {
        "id": key_id,
        "class": field_class,
        "public": public,
        "holders": list(wraps),
        "wraps": list(wraps.values()),
    }
    made_at: datetime = session.execute(
        text("select vault.offer_class_key(:id, :class, :public, :holders, :wraps)"), given
    ).scalar_one()
    return made_at


def certify_class(session: Session, key_id: UUID, public: bytes, certificate: bytes) -> None:
    given = {"id": key_id, "public": public, "certificate": certificate}
    session.execute(text("select vault.certify_class(:id, :public, :certificate)"), given)


def lead_rotation(session: Session, rotation_id: UUID, new_key: UUID) -> UUID:
    given = {"id": rotation_id, "key": new_key}
    led: UUID = session.execute(text("select vault.lead_rotation(:id, :key)"), given).scalar_one()
    return led


def left_to_rewrap(session: Session, rotation_id: UUID) -> int:
    return int(session.execute(text("select vault.left_to_rewrap(:id)"), {"id": rotation_id}).scalar_one())


def rewrap(session: Session, rotation_id: UUID, wraps: Mapping[UUID, bytes]) -> int:
    given = {"id": rotation_id, "keys": list(wraps), "wraps": list(wraps.values())}
    return int(session.execute(text("select vault.rewrap(:id, :keys, :wraps)"), given).scalar_one())


def end_rotation(session: Session, rotation_id: UUID, unreadable: Sequence[UUID]) -> None:
    session.execute(
        text("select vault.end_rotation(:id, cast(:unreadable as uuid[]))"),
        {"id": rotation_id, "unreadable": list(unreadable)},
    )


def destroy_customer_keys(session: Session, customer: UUID) -> int:
    return int(
        session.execute(text("select vault.destroy_customer_keys(:customer)"), {"customer": customer}).scalar_one()
    )


def waiting_for_index(session: Session, limit: int) -> Sequence[IndexQueueRow]:
    """The values that wait longest for their index."""
    return session.execute(select(IndexQueueRow).order_by(IndexQueueRow.id).limit(limit)).scalars().all()


def enter_index(session: Session, row: IndexQueueRow, value: bytes | None) -> None:
    """Put the keyed value in the place of the one there was, and take the row off the queue."""
    if value is not None:
        made = upsert(BlindIndexRow).values(
            column_name=row.column_name, row_id=row.row_id, value=value, customer_id=row.customer_id
        )
        session.execute(made.on_conflict_do_update(index_elements=["column_name", "row_id"], set_={"value": value}))
    session.delete(row)
