/** What the law wants said before personal data are taken (个人信息保护法 17): who, what for, how, how long, which rights. */
export function PrivacyNotice({ phoneDays }: { phoneDays: number }) {
  return (
    <section aria-labelledby="privacy" className="rounded-panel border bg-panel px-4 py-3 text-body">
      <h2 className="font-semibold" id="privacy">
        个人信息怎样处理
      </h2>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        <li>处理者：所在社区居委会、街道办事处和承办部门，联系方式在社区公示栏。</li>
        <li>收什么：地点、内容、照片，和您自愿留的电话。不收姓名、身份证号，不记录设备。</li>
        <li>做什么：只用于办理、答复、回访这件诉求；内容随诉求保存备查，默认不公开。</li>
        <li>保存多久：电话办结 {phoneDays} 天后自动清除。</li>
        <li>您的权利：凭查询码查阅和补充；要更正、删除或撤回公开的同意，向所在社区提出。</li>
      </ul>
      <p className="mt-1">点“提交”即表示您已看过，并同意这样处理您自愿留的电话。</p>
    </section>
  );
}
