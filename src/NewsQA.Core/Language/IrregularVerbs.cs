using System.Collections.Frozen;

namespace NewsQA.Language;

/// <summary>Past forms that no rule leads back to their verb, for those that news uses.</summary>
internal static class IrregularVerbs
{
    private static readonly FrozenDictionary<string, string> Bases =
        ("shrank=shrink shrunk=shrink arose=arise arisen=arise ate=eat eaten=eat beaten=beat became=become began=begin begun=begin bent=bend bit=bite bitten=bite blew=blow blown=blow bought=buy " +
         "broke=break broken=break brought=bring built=build burnt=burn came=come caught=catch chose=choose chosen=choose dealt=deal drank=drink drawn=draw drew=draw " +
         "driven=drive drove=drive drunk=drink dug=dig fallen=fall fed=feed fell=fall felt=feel fled=flee flew=fly flown=fly forbade=forbid forbidden=forbid forgot=forget " +
         "forgotten=forget fought=fight froze=freeze frozen=freeze gave=give given=give gone=go got=get gotten=get grew=grow grown=grow heard=hear held=hold hid=hide " +
         "hidden=hide hung=hang kept=keep knew=know known=know laid=lay led=lead left=leave lent=lend lost=lose made=make meant=mean met=meet misled=mislead mistaken=mistake " +
         "overcame=overcome overthrew=overthrow overthrown=overthrow paid=pay proven=prove ran=run rang=ring ridden=ride risen=rise rode=ride rose=rise sang=sing sank=sink " +
         "sat=sit sent=send shaken=shake shook=shake shot=shoot slept=sleep slid=slide sold=sell sought=seek spent=spend spoke=speak spoken=speak sprang=spring stole=steal " +
         "stolen=steal stood=stand struck=strike stuck=stick sung=sing sunk=sink swam=swim swept=sweep swore=swear sworn=swear swum=swim taken=take taught=teach thought=think " +
         "threw=throw thrown=throw told=tell took=take tore=tear torn=tear understood=understand undertook=undertake upheld=uphold went=go withdrawn=withdraw " +
         "withdrew=withdraw woke=wake woken=wake won=win wore=wear worn=wear written=write wrote=write found=find")
        .Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    /// <summary>The verb of a past form, both in lower case; any other word as it is.</summary>
    public static string BaseOf(string key) => Bases.GetValueOrDefault(key, key);
}
